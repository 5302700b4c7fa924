import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { language, say } from '../app/language.ts';
import { dayText } from '../words/dates.ts';
import { Panel } from './basics.tsx';

/** Records of one kind as a table. */

export type Cells = readonly (readonly [head: string, cell: ComponentChildren])[];

/** A day is not broken into lines. */
const DAY = /^\d{1,2}\.? \S+ \d{4}$/;

export const Table = ({ rows, caption }: { readonly rows: readonly Cells[]; readonly caption: string }): JSX.Element => (
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
              <td
                key={head}
                data-title={head}
                class={cell === '–' ? 'nothing' : typeof cell === 'string' && DAY.test(cell) ? 'day' : undefined}
              >
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

export const Kind = ({
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

/** A day in a cell. */
export const day = (value: string | null | undefined): string => (value ? dayText(value, language.value) : '–');
