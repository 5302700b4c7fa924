import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask, asProblem, download, type Problem } from '../app/api.ts';
import { useAsked } from '../app/asked.ts';
import { language, say } from '../app/language.ts';
import { names } from '../app/names.ts';
import { Empty, Panel, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { type Cells, day, Table } from '../parts/table.tsx';
import { numberText } from '../words/dates.ts';

/** What records say. It is fetched when it is asked for: each reading is logged. */

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

export const FormContent = ({ path }: { readonly path: string }): JSX.Element => {
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

export const DocumentButton = ({ path }: { readonly path: string }): JSX.Element => {
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

export const EarlyPension = ({ citizenId }: { readonly citizenId: string }): JSX.Element => {
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
              [say('Beløb', 'Amount'), r.amount === null ? '–' : `${numberText(r.amount, language.value)} kr.`],
              [say('Fra', 'From'), day(r.from)],
              [say('Indberettet', 'Reported'), day(r.reportedOn)],
            ],
          )}
        />
      ) : null}
    </Panel>
  );
};
