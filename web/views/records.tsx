import type { JSX } from 'preact';
import { of, say } from '../app/language.ts';
import { names } from '../app/names.ts';
import { session } from '../app/session.ts';
import type { View } from '../app/shapes.ts';
import { Badge, Empty } from '../parts/basics.tsx';
import { type Cells, day, Kind } from '../parts/table.tsx';
import { whoText } from '../words/roles.ts';
import type { Now } from './now.ts';
import { DocumentButton, EarlyPension, FormContent } from './record-content.tsx';

/** All that is registered and that the role may read. Texts of records are fetched when they are asked for: each reading is logged. */

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
            [say('Tid', 'Time'), a.kind === 'deadline' ? n.day(a.deadline) : n.minute(a.at)],
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
            [
              say('Kontakt', 'Contact'),
              p.email || p.phone ? (
                <>
                  {p.email ? <span class="address">{p.email}</span> : null}
                  {p.email && p.phone ? <br /> : null}
                  {p.phone}
                </>
              ) : (
                '–'
              ),
            ],
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
