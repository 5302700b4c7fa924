import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask, asProblem, download, type Problem } from '../app/api.ts';
import { useAsked } from '../app/asked.ts';
import { language, of, say } from '../app/language.ts';
import { names } from '../app/names.ts';
import { session } from '../app/session.ts';
import type { View } from '../app/shapes.ts';
import { Badge, Empty, Panel, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { dayText } from '../words/dates.ts';
import { whoText } from '../words/roles.ts';
import type { Now } from './now.ts';

/** All that is registered and that the role may read. Texts of records are fetched when they are asked for: each reading is logged. */

type Cells = readonly (readonly [head: string, cell: ComponentChildren])[];

const Table = ({ rows, caption }: { readonly rows: readonly Cells[]; readonly caption: string }): JSX.Element => (
  <div class="scroll">
    <table class="table table--responsive-headers">
      <caption class="sr-only">{caption}</caption>
      <thead>
        <tr>
          {rows[0]?.map(([head]) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, i) => (
          // rows of a table that is drawn anew as a whole
          <tr key={i}>
            {cells.map(([head, cell]) => (
              <td key={head} data-title={head} class={cell === '–' ? 'nothing' : undefined}>
                <span class="cell">{cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** As many rows of a kind as are put on the page at once: hundreds of meetings hide what comes after them. */
const AT_ONCE = 12;

const Kind = ({
  title,
  id,
  rows,
}: {
  readonly title: string;
  readonly id: string;
  readonly rows: readonly Cells[];
}): JSX.Element | null => {
  const [shown, setShown] = useState(AT_ONCE);
  return rows.length === 0 ? null : (
    <Panel title={title} id={id} aside={<span class="weak">{say(`${rows.length} i alt`, `${rows.length} in all`)}</span>}>
      <Table rows={rows.slice(0, shown)} caption={title} />
      {rows.length > shown ? (
        <button type="button" class="button button-secondary further" onClick={() => setShown(shown + 100)}>
          {say(`Vis flere (${rows.length - shown} til)`, `Show more (${rows.length - shown} further)`)}
        </button>
      ) : null}
    </Panel>
  );
};

const day = (value: string | null | undefined): string => (value ? dayText(value, language.value) : '–');

/** What is not named by words of ours: the citizen's own answers. */
const plain = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? say('Ja', 'Yes') : say('Nej', 'No');
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([k, v]) => `${k}: ${plain(v)}`)
      .join('; ');
  return String(value);
};

const FormContent = ({ path }: { readonly path: string }): JSX.Element => {
  const [content, setContent] = useState<{ answers: unknown; statistics: unknown } | undefined>();
  const [problem, setProblem] = useState<Problem | undefined>();
  const open = (): void => {
    ask<{ answers: unknown; statistics: unknown }>(path).then(setContent, (error: unknown) => setProblem(asProblem(error)));
  };
  if (problem) return <ProblemAlert problem={problem} />;
  if (content === undefined)
    return (
      <button type="button" class="plain-button" onClick={open}>
        {say('Læs skemaet', 'Read the form')}
      </button>
    );
  const pairs = typeof content.answers === 'object' && content.answers !== null ? Object.entries(content.answers) : [];
  return (
    <>
      {pairs.length === 0 ? <Empty>{say('Der er ingen svar endnu.', 'There are no answers yet.')}</Empty> : null}
      <dl class="answers">
        {pairs.map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{plain(answer)}</dd>
          </div>
        ))}
      </dl>
      {content.statistics ? (
        <p>
          {say('Den statistiske del findes.', 'There is a statistical part.')} {plain(content.statistics)}
        </p>
      ) : null}
    </>
  );
};

const DocumentButton = ({ path }: { readonly path: string }): JSX.Element => {
  const [problem, setProblem] = useState<Problem | undefined>();
  const open = (): void => {
    download(path).then(
      (file) => {
        const address = URL.createObjectURL(file);
        const link = document.createElement('a');
        link.href = address;
        link.download = 'uddannelsespaalaeg.pdf';
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 10_000);
      },
      (error: unknown) => setProblem(asProblem(error)),
    );
  };
  return (
    <>
      <button type="button" class="plain-button" onClick={open}>
        {say('Hent pdf', 'Fetch the PDF')}
      </button>
      {problem ? <ProblemAlert problem={problem} /> : null}
    </>
  );
};

const EarlyPension = ({ citizenId }: { readonly citizenId: string }): JSX.Element => {
  const [open, setOpen] = useState(false);
  const asked = useAsked<{
    reports: readonly { kind: string; amount: number | null; from: string; reportedOn: string }[];
  }>(open ? `/citizens/${encodeURIComponent(citizenId)}/early-pension` : null);
  const n = names();
  return (
    <Panel title={say('Tidlig pension', 'Early pension')} id="early-pension" aside={<RuleLink rule="6.1" />}>
      {open ? null : (
        <button type="button" class="button button-secondary" onClick={() => setOpen(true)}>
          {say('Læs oplysningerne', 'Read the data')}
        </button>
      )}
      {asked.problem ? <ProblemAlert problem={asked.problem} /> : null}
      {asked.value && asked.value.reports.length === 0 ? <Empty>{say('Der er ingen oplysninger.', 'There are no data.')}</Empty> : null}
      {asked.value && asked.value.reports.length > 0 ? (
        <Table
          caption={say('Tidlig pension', 'Early pension')}
          rows={asked.value.reports.map(
            (r): Cells => [
              [say('Hvad', 'What'), n.value(r.kind)],
              [
                say('Beløb', 'Amount'),
                r.amount === null ? '–' : `${r.amount.toLocaleString(language.value === 'da' ? 'da-DK' : 'en-GB')} kr.`,
              ],
              [say('Fra', 'From'), day(r.from)],
              [say('Indberettet', 'Reported'), day(r.reportedOn)],
            ],
          )}
        />
      ) : null}
    </Panel>
  );
};

export const Records = ({ citizenId, view }: Now & { readonly view: View }): JSX.Element => {
  const n = names();
  const role = session.value?.signedIn?.role ?? '';
  const path = `/citizens/${encodeURIComponent(citizenId)}`;
  const from = say('Fra', 'From');
  const to = say('Til', 'To');
  const status = say('Status', 'Status');
  const deletion = say('Slettes', 'Deleted on');
  const groups = [
    view.absences,
    view.appointments,
    view.meetings,
    view.activities,
    view.contactPersons,
    view.preparationForms,
    view.documents,
    view.rehabilitation,
    view.integrationContracts,
    view.sickLeaves,
    view.availability.nuphs,
    view.availability.assessments,
  ];
  return (
    <>
      {groups.every((g) => g.length === 0) ? (
        <Empty>{say('Der er ikke registreret noget endnu.', 'Nothing is registered yet.')}</Empty>
      ) : null}
      <Kind
        title={say('Fravær', 'Absences')}
        id="absences"
        rows={view.absences.map(
          (a): Cells => [
            [say('Fravær', 'Absence'), `${a.code} – ${a.name ?? ''}`],
            [from, day(a.from)],
            [to, day(a.to)],
            [
              status,
              <>
                <Badge key="s" tone={a.status === 'active' ? 'success' : a.status === 'inactive' ? 'warning' : 'plain'}>
                  {n.value(a.status)}
                </Badge>
                {a.endReason && a.endReason !== 'ended' ? <span class="weak"> {n.value(a.endReason)}</span> : null}
              </>,
            ],
          ],
        )}
      />
      <Kind
        title={say('Aftaler', 'Appointments')}
        id="appointments"
        rows={view.appointments.map(
          (a): Cells => [
            [say('Aftale', 'Appointment'), `${n.value(a.kind)}: ${n.meeting(a.meetingType)}`],
            [say('Tid', 'Time'), a.at === undefined ? n.day(a.deadline) : n.minute(a.at)],
            [
              status,
              <>
                <Badge key="s" tone={a.status === 'open' ? 'success' : 'plain'}>
                  {n.value(a.status)}
                </Badge>
                {a.reason && a.reason !== 'cancelled' ? <span class="weak"> {n.value(a.reason)}</span> : null}
              </>,
            ],
          ],
        )}
      />
      <Kind
        title={say('Afholdte samtaler', 'Held meetings')}
        id="meetings"
        rows={view.meetings.map(
          (m): Cells => [
            [say('Samtale', 'Meeting'), n.meeting(m.type)],
            [say('Dato', 'Date'), day(m.date)],
            [say('Registreret af', 'Registered by'), of(whoText(m.by))],
          ],
        )}
      />
      <Kind
        title={say('Sygeforløb', 'Sick leaves')}
        id="sick-leaves"
        rows={view.sickLeaves.map(
          (s): Cells => [
            [say('Første sygedag', 'First sick day'), day(s.firstSickDay)],
            [say('Første raske dag', 'First well day'), day(s.recoveredOn)],
            [
              status,
              <Badge key="s" tone={s.status === 'sick' ? 'warning' : 'plain'}>
                {n.value(s.status)}
              </Badge>,
            ],
            [say('Tilmeldt igen', 'Registered again'), s.status === 'sick' ? '–' : s.reregistered ? say('Ja', 'Yes') : say('Nej', 'No')],
          ],
        )}
      />
      <Kind
        title={say('Underretninger (NUPH)', 'Notices (NUPH)')}
        id="nuphs"
        rows={view.availability.nuphs.map(
          (x): Cells => [
            [say('Dato', 'Date'), day(x.on)],
            [say('Hændelse', 'Incident'), x.incident ?? '–'],
            [
              status,
              <Badge key="s" tone={x.status === 'open' ? 'warning' : 'plain'}>
                {n.value(x.status)}
              </Badge>,
            ],
          ],
        )}
      />
      <Kind
        title={say('Rådighedsvurderinger', 'Availability assessments')}
        id="assessments"
        rows={view.availability.assessments.map(
          (a): Cells => [
            [say('Vurdering', 'Assessment'), n.assessment(a.code)],
            [say('Dato for hændelsen', 'Date of the incident'), day(a.incidentDate)],
          ],
        )}
      />
      <Kind
        title={say('Indsatser', 'Activities')}
        id="activities"
        rows={view.activities.map(
          (a): Cells => [
            [say('Indsats', 'Activity'), a.name ?? `${n.value(a.list)} ${a.code}`],
            [say('Type', 'Kind'), n.value(a.list)],
            [from, day(a.from)],
            [to, day(a.to)],
          ],
        )}
      />
      <Kind
        title={say('Kontaktpersoner', 'Contact persons')}
        id="contact-persons"
        rows={view.contactPersons.map(
          (p): Cells => [
            [say('Type', 'Type'), p.typeName ?? say('Kontaktpunkt fra UDB', 'Contact point from UDB')],
            [say('Navn', 'Name'), p.name ?? '–'],
            [say('Kontakt', 'Contact'), [p.email, p.phone].filter(Boolean).join(', ') || '–'],
            [from, day(p.from)],
            [to, day(p.to)],
            [deletion, day(p.deleteOn)],
          ],
        )}
      />
      <Kind
        title={say('Forberedelsesskemaer', 'Preparation forms')}
        id="forms"
        rows={view.preparationForms.map(
          (f): Cells => [
            [status, n.value(f.status)],
            [say('Påbegyndt', 'Begun'), day(f.startedOn)],
            [say('Indsendt', 'Submitted'), day(f.submittedOn)],
            [deletion, day(f.deleteOn)],
            ...(role === 'operator'
              ? []
              : [
                  [
                    say('Indhold', 'Content'),
                    <FormContent key={f.id} path={`${path}/preparation-forms/${encodeURIComponent(f.id)}`} />,
                  ] as const,
                ]),
          ],
        )}
      />
      <Kind
        title={say('Dokumenter', 'Documents')}
        id="documents"
        rows={view.documents.map(
          (d): Cells => [
            [say('Dokument', 'Document'), n.value(d.kind)],
            [say('Dannet', 'Made'), day(d.createdOn)],
            ...(role === 'jobcentre' || role === 'citizen'
              ? [[say('Fil', 'File'), <DocumentButton key={d.id} path={`${path}/documents/${encodeURIComponent(d.id)}`} />] as const]
              : []),
          ],
        )}
      />
      <Kind
        title={say('Rehabiliteringsforløb', 'Rehabilitation courses')}
        id="rehabilitation"
        rows={view.rehabilitation.map(
          (r): Cells => [
            [from, day(r.from)],
            [to, day(r.to)],
          ],
        )}
      />
      <Kind
        title={say('Integrationskontrakter', 'Integration contracts')}
        id="contracts"
        rows={view.integrationContracts.map(
          (c): Cells => [
            [from, day(c.from)],
            [to, day(c.to)],
          ],
        )}
      />
      {role === 'a-kasse' || role === 'citizen' ? <EarlyPension citizenId={citizenId} /> : null}
    </>
  );
};
