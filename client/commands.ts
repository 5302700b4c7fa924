/**
 * What people read of each command, from beside its shape in machines/: `npm run approve` writes this file, `npm run check` compares it.
 */

type Words = readonly [da: string, en: string];

export interface CommandWords {
  readonly about: 'contact' | 'appointments' | 'sickness' | 'jobseeking' | 'availability' | 'education' | 'pilot' | 'records' | 'residence';
  readonly name: Words;
  readonly facts?: Readonly<Record<string, Words>>;
  readonly fields?: Readonly<Record<string, Words>>;
}

export const commandWords: Readonly<Record<string, CommandWords>> = {
  "open-contact-group": {"about":"contact","name":["Åbn kontaktgruppe","Open contact group"]},
  "change-contact-group": {"about":"contact","name":["Skift kontaktgruppe","Change contact group"]},
  "close-contact-group": {"about":"contact","name":["Luk kontaktgruppe","Close contact group"]},
  "assess-category": {"about":"contact","name":["Visitér","Assess category"]},
  "join-a-kasse": {"about":"contact","name":["Indmeld i a-kassen","Register membership"]},
  "change-a-kasse": {"about":"contact","name":["Overtag medlem fra anden a-kasse","Take over member from another a-kasse"]},
  "leave-a-kasse": {"about":"contact","name":["Afslut medlemskab","End membership"]},
  "start-benefit-period": {"about":"contact","name":["Registrér dagpengeperiode","Start benefit period"]},
  "report-benefit-hours": {"about":"contact","name":["Indberet forbrugte dagpengetimer","Report benefit hours used"]},
  "register-absence": {"about":"contact","name":["Registrér fravær","Register absence"]},
  "end-absence": {"about":"contact","name":["Afslut fravær","End absence"]},
  "create-deadline": {"about":"appointments","name":["Opret frist for selvbooking","Set deadline for booking"]},
  "summon": {"about":"appointments","name":["Indkald til møde","Summon to a meeting"]},
  "book-meeting": {"about":"appointments","name":["Book møde","Book a meeting"]},
  "cancel-appointment": {"about":"appointments","name":["Annullér aftale","Cancel appointment"]},
  "register-held-meeting": {"about":"appointments","name":["Registrér afholdt samtale","Register held meeting"]},
  "subscribe-notifications": {"about":"appointments","name":["Vælg sms- og e-mailservice","Choose SMS and e-mail"]},
  "register-job-seeker": {"about":"jobseeking","name":["Tilmeld som jobsøgende","Register as a job seeker"]},
  "deregister-job-seeker": {"about":"jobseeking","name":["Afmeld som jobsøgende","End registration as a job seeker"]},
  "create-credentials": {"about":"jobseeking","name":["Dan brugernavn og adgangskode til Jobnet","Create Jobnet user name and password"]},
  "report-sick": {"about":"sickness","name":["Sygemeld","Report sick"]},
  "report-recovered": {"about":"sickness","name":["Raskmeld","Report recovered"]},
  "approve-cv": {"about":"jobseeking","name":["Godkend CV","Approve CV"]},
  "report-cv-status": {"about":"jobseeking","name":["Indberet CV-status","Report CV status"]},
  "send-nuph": {"about":"availability","name":["Send underretning (NUPH)","Send notice (NUPH)"]},
  "report-availability-assessment": {"about":"availability","name":["Indberet rådighedsvurdering","Report availability assessment"]},
  "request-job-search-documentation": {"about":"availability","name":["Fastsæt frist for dokumentation af jobsøgning","Set deadline for documenting job search"]},
  "register-job-search-requirement": {"about":"jobseeking","name":["Registrér krav til jobsøgning","Register job-search requirement"]},
  "publish-plan": {"about":"education","name":["Publicér Min plan","Publish the plan"]},
  "set-education-step": {"about":"education","name":["Angiv trin i uddannelsesplanen","Set education step"]},
  "register-support-needs": {"about":"education","name":["Registrér støttebehov","Register support needs"]},
  "remove-support-needs": {"about":"education","name":["Fjern støttebehov","Remove support needs"]},
  "mark-pilot-participation": {"about":"pilot","name":["Markér deltagelse i forsøget","Mark pilot participation"]},
  "end-pilot-participation": {"about":"pilot","name":["Afslut deltagelse i forsøget","End pilot participation"]},
  "start-pilot-offer": {"about":"pilot","name":["Påbegynd tilbud i forsøget","Start pilot offer"]},
  "finish-pilot-offer": {"about":"pilot","name":["Færdiggør tilbud i forsøget","Finish pilot offer"]},
  "receive-udb-event": {"about":"education","name":["Modtag uddannelseshændelse","Receive education event"]},
  "receive-udb-contact": {"about":"education","name":["Modtag kontaktpunkt","Receive contact point"]},
  "register-activity": {"about":"records","name":["Registrér indsats","Register activity"]},
  "update-activity": {"about":"records","name":["Opdatér indsats","Update activity"]},
  "register-rehabilitation": {"about":"sickness","name":["Registrér rehabiliteringsforløb","Register rehabilitation course"]},
  "update-rehabilitation": {"about":"sickness","name":["Opdatér rehabiliteringsforløb","Update rehabilitation course"]},
  "register-contact-person": {"about":"records","name":["Registrér kontaktperson","Register contact person"]},
  "update-contact-person": {"about":"records","name":["Opdatér kontaktperson","Update contact person"]},
  "end-contact-person": {"about":"records","name":["Afslut kontaktrelation","End contact relation"]},
  "start-preparation-form": {"about":"records","name":["Påbegynd forberedelsesskema","Begin preparation form"],"facts":{"preparation-form-started":["Forberedelsesskema påbegyndt","Preparation form begun"]}},
  "submit-preparation-form": {"about":"records","name":["Indsend forberedelsesskema","Submit preparation form"],"facts":{"preparation-form-submitted":["Forberedelsesskema indsendt","Preparation form submitted"]}},
  "report-early-pension": {"about":"records","name":["Indberet tidlig pension","Report early pension"],"facts":{"early-pension-reported":["Udbetaling Danmark har indberettet oplysninger om tidlig pension","Udbetaling Danmark reported early-pension data"]}},
  "register-transition-to-efterloen": {"about":"contact","name":["Registrér overgang til efterløn","Register transition to efterløn"],"facts":{"transition-to-efterloen-registered":["Overgang til efterløn: {on|day}","Transition to efterløn: {on|day}"]}},
  "change-jobcentre": {"about":"residence","name":["Skift jobcenter","Change jobcentre"],"facts":{"jobcentre-changed":["Borgeren er flyttet til jobcenter {to}","Moved to jobcentre {to}"]}},
  "move": {"about":"residence","name":["Registrér flytning til anden kommune","Move to another municipality"],"facts":{"moved":["Borgeren er flyttet fra jobcenter {from} til jobcenter {to} {on|day}","Moved from jobcentre {from} to jobcentre {to} on {on|day}"]}},
  "register-integration-contract": {"about":"residence","name":["Registrér integrationskontrakt","Register integration contract"]},
  "update-integration-contract": {"about":"residence","name":["Opdatér integrationskontrakt","Update integration contract"]},
};
