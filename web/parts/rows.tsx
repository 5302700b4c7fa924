import type { JSX } from 'preact';
import { say } from '../app/language.ts';

interface RowsProps<T> {
  readonly legend: string;
  readonly help: string | undefined;
  readonly rows: readonly T[];
  readonly empty: T;
  readonly set: (rows: readonly T[]) => void;
  readonly more: string;
  readonly row: (row: T, index: number, change: (row: T) => void) => JSX.Element;
}

/** Fields of which there may be several. */
export const Rows = <T,>({ legend, help, rows, empty, set, more, row }: RowsProps<T>): JSX.Element => {
  const shown = rows.length === 0 ? [empty] : rows;
  return (
    <fieldset class="rows">
      <legend class="form-label">{legend}</legend>
      {help === undefined ? null : <p class="form-hint">{help}</p>}
      {shown.map((one, i) => (
        // rows are told apart by their place
        <div class="row" key={i}>
          {row(one, i, (changed) => set(shown.map((r, j) => (j === i ? changed : r))))}
          {shown.length > 1 ? (
            <button type="button" class="plain-button" onClick={() => set(shown.filter((_, j) => j !== i))}>
              {say(`Fjern nr. ${i + 1}`, `Remove no. ${i + 1}`)}
            </button>
          ) : null}
        </div>
      ))}
      <button type="button" class="button button-tertiary" onClick={() => set([...shown, empty])}>
        {more}
      </button>
    </fieldset>
  );
};

export const Text = ({
  id,
  label,
  value,
  set,
  hint,
}: {
  id: string;
  label: string;
  value: string;
  set: (value: string) => void;
  hint?: string | undefined;
}): JSX.Element => (
  <div class="form-group">
    <label class="form-label" for={id}>
      {label}
      {hint === undefined ? null : <span class="weak"> ({hint})</span>}
    </label>
    <input class="form-input" id={id} autoComplete="off" value={value} onInput={(event) => set(event.currentTarget.value)} />
  </div>
);
