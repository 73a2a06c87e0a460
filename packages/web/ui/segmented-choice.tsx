/** A few exclusive choices in a row: radio buttons to the keyboard and the ear. */
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import './segmented-choice.css';

type Asked<Choice extends string> = { name: string; value: Choice; choices: readonly (readonly [Choice, string])[]; onChoose: (choice: Choice) => void };

export function SegmentedChoice<Choice extends string>({ name, value, choices, onChoose }: Asked<Choice>) {
  const group = useId();
  return (
    <fieldset className="choice">
      <legend className="only-heard">{name}</legend>
      {choices.map(([choice, message]) => (
        <label key={choice} className={choice === value ? 'is-chosen' : undefined}>
          <input type="radio" className="only-heard" name={group} checked={choice === value} onChange={() => onChoose(choice)} />
          <FormattedMessage id={message} />
        </label>
      ))}
    </fieldset>
  );
}
