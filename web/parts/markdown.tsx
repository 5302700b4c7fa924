import type { JSX } from 'preact';

/** The Markdown that the documents of rules are written in: headings, paragraphs, lists, tables; `code`, **bold**, *italics*, links as text. */

const INLINE = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*|\[[^\]]*\]\([^)]*\))/;

const Inline = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split(INLINE).map((part, i) => {
      const key = `${i} ${part}`;
      if (part.startsWith('`') && part.length > 1) return <code key={key}>{part.slice(1, -1)}</code>;
      if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
      if (part.startsWith('*') && part.length > 1) return <em key={key}>{part.slice(1, -1)}</em>;
      const link = /^\[([^\]]*)\]/.exec(part);
      return link ? <Inline key={key} text={link[1] ?? ''} /> : part.replaceAll(/\\([|*_`\\[\]])/g, '$1');
    })}
  </>
);

const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

export const Markdown = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split(/\n{2,}/).map((block, i) => {
      const key = `${i}`;
      const lines = block.trim().split('\n');
      const [first = ''] = lines;
      if (first.startsWith('### '))
        return (
          <h3 key={key} class="h5">
            <Inline text={first.slice(4)} />
          </h3>
        );
      if (first.startsWith('|')) {
        const [head = '', , ...rows] = lines;
        const heads = cellsOf(head);
        return (
          // biome-ignore-start lint/a11y: a part that scrolls must be reachable by the keyboard; it is no set of fields
          <div key={key} class="scroll" role="group" aria-label={heads.filter((cell) => cell !== '').join(', ') || 'Table'} tabIndex={0}>
            {/* biome-ignore-end lint/a11y: until here */}
            <table class="table table--compact">
              <thead>
                <tr>
                  {heads.map((cell, n) => (
                    <th key={`${n} ${cell}`} scope="col">
                      <Inline text={cell === '' ? '–' : cell} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row}>
                    {cellsOf(row).map((cell, n) => (
                      <td key={`${n} ${cell}`}>
                        <Inline text={cell} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      }
      if (/^\d+\. |^- /.test(first))
        return (
          <ul key={key}>
            {lines.map((line) => (
              <li key={line}>
                <Inline text={line.replace(/^(\d+\.|-) /, '')} />
              </li>
            ))}
          </ul>
        );
      return first === '' ? null : (
        <p key={key}>
          <Inline text={lines.join(' ')} />
        </p>
      );
    })}
  </>
);
