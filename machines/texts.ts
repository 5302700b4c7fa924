/** Danish texts that a user meets, other than code lists, to the letter as in the release note. */
export const texts = {
  /** The message of a support need that was taken back: three paragraphs, without the note's quotation marks. @source 3.3 */
  supportNeedsRemoved: [
    'Som en del af dit forløb i jobcenteret, er det meningen, at du skal hjælpes godt i gang med en uddannelse. Du har tidligere fået besked om, at jobcentret har taget stilling til, om du kan få brug for støtte i uddannelsen, og at oplysningerne ville blive sendt til uddannelsesinstitutionen, når du starter på en uddannelse.',
    'Jobcentret har annulleret disse registreringer. Der vil derfor ikke blive sendt oplysninger til uddannelsesinstitutionen, når du starter på en uddannelse, med mindre jobcenteret efterfølgende registrerer, at du kan få brug for støtte.',
    'Hvis jobcenteret registrerer dette, vil du få en ny besked.',
  ].join('\n\n'),
  /** The text of code 60016. @source 1.9 */
  contactOnlyByActivity: 'Fagprofessionel kontakt kan kun opdateres via ActivityService',
  /** User name and password of a new Jobnet profile. @source 1.5 */
  unknownCredential: 'Ukendt',
  /** The address of a citizen with an administrative CPR number. @source 4.2 */
  unknownAddress: 'Ukendt',
  /** The name of the state project of the pilot. @da statsligt projekt @source 3.1 */
  pilotProject: 'Forsøg med jobrettet indsats',
} as const;

export type TextName = keyof typeof texts;

/** The section of the note that each text stands in. */
export const textSources: Readonly<Record<TextName, string>> = {
  supportNeedsRemoved: '3.3',
  contactOnlyByActivity: '1.9',
  unknownCredential: '1.5',
  unknownAddress: '4.2',
  pilotProject: '3.1',
};
