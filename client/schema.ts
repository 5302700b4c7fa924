/**
 * The types of the API, made from its own OpenAPI document by openapi-typescript: `npm run approve` writes this file, `npm run check` compares it.
 */

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the engine and the store answer
         * @description Alive: it answers. Ready: engine, store and keys answer and it takes work. Degraded: which part, since when, why.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds citizens
         * @description A jobcentre and an a-kasse find their own citizens. The list lags a moment behind; it tells no names.
         */
        get: operations["search"];
        put?: never;
        /**
         * Creates a citizen
         * @description Given by: jobcentre, cpr, operator. The citizen's id has nothing to do with the CPR number.
         */
        post: operations["create-citizen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The id of the citizen who has a CPR number
         * @description Given by: jobcentre, a-kasse, benefit-system, cpr, udb, udk, batch. The number stands in no address and no log; each look-up is in the access log.
         */
        post: operations["find-citizen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/open-contact-group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a contact group
         * @description Åbner en kontaktgruppe. Rule 0; given by: jobcentre.
         */
        post: operations["open-contact-group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/change-contact-group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves the citizen to another contact group
         * @description Flytter borgeren til en anden kontaktgruppe. Rule 0; given by: jobcentre.
         */
        post: operations["change-contact-group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/close-contact-group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes the open contact group
         * @description Lukker den åbne kontaktgruppe. Rule 0; given by: jobcentre.
         */
        post: operations["close-contact-group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/assess-category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assesses the category
         * @description Visiterer til en kategori. Rule 0; given by: jobcentre.
         */
        post: operations["assess-category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/join-a-kasse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers the membership
         * @description Registrerer medlemskab. Rule 0; given by: a-kasse.
         */
        post: operations["join-a-kasse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/change-a-kasse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the member over from another a-kasse
         * @description Overtager medlemmet fra en anden a-kasse. Rule 1.1; given by: a-kasse.
         */
        post: operations["change-a-kasse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/leave-a-kasse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the membership; `on` is the first day without it
         * @description Registrerer, at medlemskabet ophører; `on` er første dag uden medlemskab. Rule 1.1; given by: a-kasse.
         */
        post: operations["leave-a-kasse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/start-benefit-period": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a benefit period
         * @description Registrerer, at en dagpengeperiode er begyndt. Rule 1.1; given by: a-kasse.
         */
        post: operations["start-benefit-period"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/report-benefit-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports the benefit hours used so far in the period
         * @description Indberetter periodens hidtil forbrugte dagpengetimer. Rule 1.1; given by: a-kasse.
         */
        post: operations["report-benefit-hours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers an absence
         * @description Registrerer et fravær. Rule 1.1; given by: by what the body says.
         */
        post: operations["register-absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/end-absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends an absence
         * @description Afslutter et fravær. Rule 1.1; given by: jobcentre, a-kasse.
         */
        post: operations["end-absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/create-deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a deadline for booking a meeting
         * @description Opretter en frist for selvbooking. Rule 1.1; given by: jobcentre.
         */
        post: operations["create-deadline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/summon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Summons the citizen to a meeting
         * @description Indkalder borgeren til et møde. Rule 1.1; given by: jobcentre.
         */
        post: operations["summon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/book-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Books a meeting
         * @description Booker et møde. Rule 1.1; given by: citizen.
         */
        post: operations["book-meeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/cancel-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels an appointment
         * @description Annullerer en aftale. Rule 0; given by: jobcentre, citizen.
         */
        post: operations["cancel-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-held-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a meeting that was held
         * @description Registrerer en afholdt samtale. Rule 1.1; given by: jobcentre, a-kasse.
         */
        post: operations["register-held-meeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/subscribe-notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Subscribes to SMS and e-mail
         * @description Tilmelder sms- og e-mailservice. Rule 1.1; given by: citizen.
         */
        post: operations["subscribe-notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-job-seeker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers as a job seeker
         * @description Tilmelder som jobsøgende. Rule 1.6; given by: jobcentre, citizen.
         */
        post: operations["register-job-seeker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/deregister-job-seeker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the registration as a job seeker
         * @description Afmelder som jobsøgende. Rule 1.8; given by: jobcentre, citizen.
         */
        post: operations["deregister-job-seeker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/create-credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has Jobnet make a user name and a password
         * @description Får Jobnet til at danne brugernavn og adgangskode. Rule 1.5; given by: jobcentre.
         */
        post: operations["create-credentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/report-sick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports the citizen sick
         * @description Sygemelder borgeren. Rule 1.8; given by: benefit-system.
         */
        post: operations["report-sick"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/report-recovered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports the citizen recovered; `recoveredOn` is the first well day
         * @description Raskmelder borgeren; `recoveredOn` er første raske dag. Rule 1.8; given by: batch, benefit-system.
         */
        post: operations["report-recovered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/approve-cv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves the CV
         * @description Godkender CV'et. Rule 4.1; given by: a-kasse.
         */
        post: operations["approve-cv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/report-cv-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports a CV status, also for a past day
         * @description Indberetter CV-status, også med historisk dato. Rule 4.3; given by: a-kasse.
         */
        post: operations["report-cv-status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/send-nuph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the a-kasse a notice that it must answer
         * @description Sender en negativ underretningspligtig hændelse. Rule 5.1; given by: jobcentre.
         */
        post: operations["send-nuph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/report-availability-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports an availability assessment
         * @description Indberetter en rådighedsvurdering. Rule 5.1; given by: a-kasse.
         */
        post: operations["report-availability-assessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/request-job-search-documentation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets the time limit for documenting job search
         * @description Fastsætter frist for at dokumentere jobsøgning. Rule 5.1; given by: a-kasse.
         */
        post: operations["request-job-search-documentation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-job-search-requirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers how many jobs to apply for each week
         * @description Registrerer krav til jobsøgning. Rule 3.8; given by: jobcentre.
         */
        post: operations["register-job-search-requirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/publish-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publishes the plan
         * @description Publicerer Min plan. Rule 3.1; given by: jobcentre.
         */
        post: operations["publish-plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/set-education-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets the step of the education plan
         * @description Angiver trin i uddannelsesplanen. Rule 3.3; given by: jobcentre.
         */
        post: operations["set-education-step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-support-needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers support needs
         * @description Registrerer støttebehov. Rule 3.3; given by: jobcentre.
         */
        post: operations["register-support-needs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/remove-support-needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes the support needs
         * @description Fjerner de registrerede støttebehov. Rule 3.3; given by: jobcentre.
         */
        post: operations["remove-support-needs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/mark-pilot-participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks the citizen as taking part in the pilot
         * @description Markerer deltagelse i forsøget. Rule 3.1; given by: jobcentre.
         */
        post: operations["mark-pilot-participation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/end-pilot-participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the participation
         * @description Afslutter deltagelsen. Rule 3.1; given by: jobcentre.
         */
        post: operations["end-pilot-participation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/start-pilot-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts an offer in the pilot
         * @description Påbegynder et tilbud om jobrettet indsats. Rule 3.1; given by: jobcentre.
         */
        post: operations["start-pilot-offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/finish-pilot-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finishes the offer
         * @description Færdiggør tilbuddet. Rule 3.1; given by: jobcentre.
         */
        post: operations["finish-pilot-offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/receive-udb-event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an education event from UDB
         * @description Modtager en uddannelseshændelse fra UDB. Rule 3.5; given by: udb.
         */
        post: operations["receive-udb-event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/receive-udb-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a contact at an institution from UDB
         * @description Modtager en kontakt fra UDB. Rule 3.4; given by: udb.
         */
        post: operations["receive-udb-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers an activity
         * @description Registrerer en indsats (aktivitet). Rule 3.2; given by: jobcentre, a-kasse.
         */
        post: operations["register-activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/update-activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Updates an activity, and a contact person that came from it
         * @description Opdaterer en indsats (aktivitet) og en kontaktperson fra den. Rule 3.2; given by: jobcentre, a-kasse.
         */
        post: operations["update-activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-rehabilitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a rehabilitation course
         * @description Registrerer et rehabiliteringsforløb. Rule 7.2; given by: jobcentre.
         */
        post: operations["register-rehabilitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/update-rehabilitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the end of a rehabilitation course, or removes it (null)
         * @description Ændrer slutdatoen for et rehabiliteringsforløb eller fjerner den (null). Rule 7.2; given by: jobcentre.
         */
        post: operations["update-rehabilitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-contact-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a professional contact
         * @description Registrerer en fagprofessionel kontaktperson. Rule 7.1; given by: jobcentre.
         */
        post: operations["register-contact-person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/update-contact-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Updates a professional contact
         * @description Opdaterer en fagprofessionel kontaktperson. Rule 1.9; given by: jobcentre.
         */
        post: operations["update-contact-person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/end-contact-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the relation to a professional contact
         * @description Afslutter kontaktrelationen. Rule 1.9; given by: jobcentre.
         */
        post: operations["end-contact-person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/start-preparation-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a preparation form
         * @description Påbegynder et forberedelsesskema. Rule 7.2; given by: citizen.
         */
        post: operations["start-preparation-form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/submit-preparation-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submits a preparation form
         * @description Indsender et forberedelsesskema. Rule 7.2; given by: citizen.
         */
        post: operations["submit-preparation-form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/report-early-pension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports early pension or compensation
         * @description Indberetter tidlig pension eller kompensation. Rule 6.1; given by: udk.
         */
        post: operations["report-early-pension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-transition-to-efterloen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers the date of transition to efterløn
         * @description Registrerer dato for overgang til efterløn. Rule 6.1; given by: a-kasse.
         */
        post: operations["register-transition-to-efterloen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/change-jobcentre": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves the citizen to another jobcentre
         * @description Skifter jobcentertilhørsforhold. Rule 1.7; given by: jobcentre.
         */
        post: operations["change-jobcentre"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves the citizen to another municipality
         * @description Registrerer, at borgeren er flyttet til en anden kommune. Rule 1.2; given by: cpr.
         */
        post: operations["move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/register-integration-contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers an integration contract
         * @description Registrerer en kontrakt efter integrationsloven. Rule 1.2; given by: jobcentre.
         */
        post: operations["register-integration-contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/update-integration-contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the end of an integration contract, or removes it (null)
         * @description Ændrer slutdatoen for en kontrakt efter integrationsloven eller fjerner den (null). Rule 1.2; given by: jobcentre.
         */
        post: operations["update-integration-contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a command would do, today or on a day, whoever may give it
         * @description For the readers of the view. Changes nothing. Also the messages that would be sent and the dates that would change.
         */
        post: operations["what-if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many commands in one request: one JSON object a line
         * @description The answer streams one line a command in the order of the input, as they are decided; the last line counts them: `accepted`,
         *     `refused` (by role, ownership or a rule), `failed` (malformed, or not decided: to be sent again).
         *     Commands of one citizen are given in order, a bounded number of citizens at once. A bad line stops nothing. Where a command could
         *     not be decided (429, 5xx), later ones of that citizen are not tried. Sent again with the same keys nothing is done twice.
         */
        post: operations["commands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The citizen as of today */
        get: operations["view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened */
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/allowed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller could do now, each command with its rule */
        get: operations["allowed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages: the citizen's own, those sent to the office that asks, or all */
        get: operations["messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/cv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The CV */
        get: operations["cv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/early-pension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Early pension and compensation */
        get: operations["early-pension"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/preparation-forms/{formId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A preparation form */
        get: operations["preparation-form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/contact-persons/{contactPersonId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A professional contact */
        get: operations["contact-person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document */
        get: operations["document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages to a jobcentre or an a-kasse, in the order of arrival */
        get: operations["feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/code-lists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A code list, as it is in force on a day (today without `on`) */
        get: operations["code-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The engine’s today, by which everything is judged */
        get: operations["today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The machines that decide */
        get: operations["machines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/machines/{name}.mmd": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The diagram of a machine, as Mermaid */
        get: operations["machine-diagram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/institutions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A school in STIL's register (EksterneData.UddannelsesinstitutionService)
         * @description Read by: jobcentre, operator.
         */
        get: operations["institution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The charts of the machines, as data for drawing */
        get: operations["charts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/citizens/{citizenId}/diagrams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the citizen stands in each chart, the way there, what may come next and what closes each way; deadlines and courses */
        get: operations["diagrams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sections of the note, with how many rules each has */
        get: operations["rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{section}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules of one section of the note, and the note’s own words */
        get: operations["rules-of-a-section"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 */
        Problem: {
            /**
             * Format: uri-reference
             * @example /problems/unknown-citizen
             */
            type: string;
            title: string;
            /** @example 404 */
            status: number;
            /** @description Danish with `Accept-Language: da`, else English; DFDG's own texts stay Danish */
            detail: string;
            /** @example unknown-citizen */
            code: string;
            /**
             * @description The release note's own number
             * @example 1.1
             */
            rule?: string;
            /** @description With `invalid-request`: each field that is wrong */
            errors?: {
                /** @enum {string} */
                in: "body" | "query" | "path" | "header";
                path: string;
                message: string;
            }[];
            /** @description With `citizen-exists`: who has the CPR number */
            citizenId?: string;
            /** @description Of `/health`, like those that follow */
            alive?: boolean;
            ready?: boolean;
            engine?: boolean;
            store?: boolean;
            keys?: boolean;
            draining?: boolean;
            degraded?: {
                part: string;
                /** Format: date-time */
                since: string;
                why: string;
            }[];
            /** @description Under this id the log holds more */
            instance?: string;
        };
        /** @description What happened; besides the type ids, codes and dates by their names */
        Fact: {
            /** @example absence-inactivated */
            type: string;
            /** @description The paragraph behind it, where it is another than the command's */
            rule?: string;
        } & {
            [key: string]: string | number | boolean | null | (string | number)[];
        };
        /** @description Ids that the system made, and what else the command gives */
        Result: {
            /** @description Opaque id */
            absenceId?: string;
            /** @description Opaque id */
            activityId?: string;
            /** @description Opaque id */
            appointmentId?: string;
            /** @description Opaque id */
            assessmentId?: string;
            /** @description Opaque id */
            contactPersonId?: string;
            /** @description Opaque id */
            contractId?: string;
            /** @description Opaque id */
            documentId?: string;
            /** @description Opaque id */
            formId?: string;
            /** @description Opaque id */
            meetingId?: string;
            /** @description Opaque id */
            nuphId?: string;
            /** @description Opaque id */
            planId?: string;
            /** @description Opaque id */
            rehabilitationId?: string;
            /** @description Opaque id */
            sickLeaveId?: string;
            jobnetProfile?: {
                username: string;
                password: string;
            };
            /** @description What comes later: Jobnet is down */
            pending?: "jobnet-profile"[];
            username?: string;
            /** @description Given once, and kept nowhere */
            password?: string;
        };
        TimelineEntry: {
            seq: number;
            /** Format: date-time */
            recordedAt: string;
            /**
             * Format: date
             * @example 2022-03-14
             */
            effectiveOn: string;
            /**
             * @description `clock` for what time did
             * @example a-kasse 5
             */
            by: string;
            command: string;
            rule: string;
            what: components["schemas"]["Fact"][];
        };
        Accepted: {
            /** @constant */
            outcome: "accepted";
            result: components["schemas"]["Result"];
            timeline: components["schemas"]["TimelineEntry"][];
            /** @description With `consequences`: what would be sent */
            messages?: {
                /** @example jobcentre 101 */
                to: string;
                channel: string;
                type: (string | number) | null;
                text?: string;
                data?: {
                    [key: string]: string | number | boolean | null | (string | number)[];
                };
            }[];
            /** @description With `consequences`: dates that would come, go or move */
            dates?: {
                machine: string;
                event: string;
                rule: string;
                from: string | null;
                to: string | null;
            }[];
        };
        Message: {
            /** @description Opaque id */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Opaque id */
            citizenId: string;
            /** @example jobcentre 101 */
            to: string;
            channel: string;
            type: (string | number) | null;
            text?: string | null;
            /** @description Ids, codes and dates by their names */
            data: {
                [key: string]: string | number | boolean | null | (string | number)[];
            };
        };
        BulkAnswer: {
            /** @description From 1, blank lines counted */
            line: number;
            /** @constant */
            status: 200;
            /** @description Opaque id */
            citizenId: string;
            /** @constant */
            outcome: "accepted";
            result: components["schemas"]["Result"];
            timeline: components["schemas"]["TimelineEntry"][];
        } | {
            line: number;
            status: number;
            /** @description Opaque id */
            citizenId?: string;
            problem: components["schemas"]["Problem"];
        } | {
            /** @description The last line; false where the input broke off */
            done: boolean;
            accepted: number;
            refused: number;
            failed: number;
            problem?: components["schemas"]["Problem"];
        };
        Chart: {
            machine: string;
            title: {
                en: string;
                da: string;
            };
            rule: string;
            /** @enum {string} */
            cardinality: "one" | "many";
            states: {
                id: string;
                parent: string | null;
                /** @enum {string} */
                kind: "atomic" | "compound" | "parallel" | "final";
                initial: boolean;
                name?: {
                    en: string;
                    da: string;
                };
            }[];
            arrows: {
                from: string | null;
                event: string;
                to: string[];
                rules: string[];
            }[];
        };
        Absence: {
            /** @description Opaque id */
            id: string;
            /** @example 75 */
            code: number;
            name: string | null;
            /**
             * Format: date
             * @example 2022-03-14
             */
            from: string;
            to: string | null;
            /** @enum {string} */
            status: "active" | "inactive" | "ended";
            endReason: ("end-date" | "ended" | "a-kasse-changed" | "a-kasse-left" | "benefit-used") | null;
        };
        /** @description Closed: the latest one is shown */
        ContactGroup: {
            id: number | null;
            key: string | null;
            name: string | null;
            /**
             * Format: date
             * @example 2022-03-14
             */
            since: string;
            category: string | null;
            /** @enum {string} */
            status: "open" | "closed";
        };
        Membership: {
            /** @example 5 */
            aKasse: string;
            /**
             * Format: date
             * @example 2022-03-14
             */
            since: string;
        };
        BenefitPeriod: {
            /**
             * Format: date
             * @example 2022-03-14
             */
            firstDay: string;
            hoursUsed: number;
            fullTime: boolean;
        };
        Appointment: {
            /** @description Opaque id */
            id: string;
            /** @enum {string} */
            kind: "summons" | "booking";
            /** @example 7 */
            meetingType: number;
            /**
             * @description Local minute in Copenhagen
             * @example 2022-06-02T10:00
             */
            at: string;
            /** @enum {string} */
            status: "open" | "cancelled" | "passed";
            reason: string | null;
        } | {
            /** @description Opaque id */
            id: string;
            /** @constant */
            kind: "deadline";
            /** @example 7 */
            meetingType: number;
            /**
             * Format: date
             * @description The same as `deadline`
             * @example 2022-03-14
             */
            at: string;
            /**
             * Format: date
             * @example 2022-03-14
             */
            deadline: string;
            /** @enum {string} */
            status: "open" | "met" | "missed" | "closed";
            reason: string | null;
        };
        HeldMeeting: {
            /** @description Opaque id */
            id: string;
            /** @example 7 */
            type: number;
            /**
             * Format: date
             * @example 2022-03-14
             */
            date: string;
            /** @example a-kasse 5 */
            by: string;
        };
        Notifications: {
            sms: boolean;
            email: boolean;
        };
        /** @description For the jobcentre and the citizen; null for others */
        JobGoal: {
            escoStarTitle: string;
        } | {
            freeText: string;
        };
        Plan: {
            /** @enum {string} */
            type: "education-plan" | "job-plan" | "follow-up-agreement" | "other";
            /** @enum {string} */
            status: "published" | "inactive";
            step: number | null;
            supportNeeds: boolean;
            jobGoal: components["schemas"]["JobGoal"] | null;
            /** @description null for those who may not read it */
            description: string | null;
        };
        Pilot: {
            /** @enum {string} */
            status: "participating" | "ended";
            /**
             * Format: date
             * @example 2022-03-14
             */
            from: string;
            to: string | null;
            offer: ("running" | "finished") | null;
            reason: ("exited" | "expired" | "completed" | "aged-out") | null;
        };
        EducationSubscription: {
            /** @enum {string} */
            status: "open" | "closed";
            reason: (5 | 7 | 8) | null;
            /**
             * Format: date
             * @example 2022-03-14
             */
            since: string;
            /** @description UDB has been told of the present status */
            udbTold: boolean;
        };
        Document: {
            /** @description Opaque id */
            id: string;
            /** @enum {string} */
            kind: "education-order";
            /**
             * Format: date
             * @example 2022-03-14
             */
            createdOn: string;
        };
        Registration: {
            /** @enum {string} */
            status: "registered" | "not-registered";
            since: string | null;
        };
        SickLeave: {
            /** @description Opaque id */
            id: string;
            /**
             * Format: date
             * @example 2022-03-14
             */
            firstSickDay: string;
            /** @enum {string} */
            status: "sick" | "recovered";
            recoveredOn: string | null;
            reregistered: boolean;
        };
        JobSearchRequirement: {
            perWeek: number;
            /**
             * Format: date
             * @example 2022-03-14
             */
            since: string;
        };
        Quarantine: {
            /**
             * Format: date
             * @example 2022-03-14
             */
            from: string;
            /**
             * Format: date
             * @example 2022-03-14
             */
            until: string;
            /** @enum {string} */
            status: "upcoming" | "running" | "expired";
        };
        Nuph: {
            /** @description Opaque id */
            id: string;
            /** @description null for those who may not read it */
            incident: string | null;
            /**
             * Format: date
             * @example 2022-03-14
             */
            on: string;
            /** @enum {string} */
            status: "open" | "answered";
        };
        AvailabilityAssessment: {
            /** @description Opaque id */
            id: string;
            /** @example 96 */
            code: number;
            /**
             * Format: date
             * @example 2022-03-14
             */
            incidentDate: string;
            date1: string | null;
            date2: string | null;
            inReplyTo: string | null;
            /** @description null for those who may not read it */
            comment: string | null;
        };
        Availability: {
            quarantine: components["schemas"]["Quarantine"] | null;
            nuphs: components["schemas"]["Nuph"][];
            assessments: components["schemas"]["AvailabilityAssessment"][];
            documentationDeadline: string | null;
        };
        CvApproval: {
            approvedOn: string | null;
        };
        Cv: {
            name: string | null;
            address: string | null;
            approvedOn: string | null;
            status: {
                /** @description null for those who may not read it */
                status: string | null;
                /**
                 * Format: date
                 * @example 2022-03-14
                 */
                date: string;
                /** @example a-kasse 5 */
                by: string;
            }[];
        };
        ContactPerson: {
            /** @description Opaque id */
            id: string;
            type: number | null;
            typeName: string | null;
            /** @description null for those who may not read it */
            name: string | null;
            /** @description null for those who may not read it */
            email: string | null;
            /** @description null for those who may not read it */
            phone: string | null;
            from: string | null;
            to: string | null;
            activityId: string | null;
            cvr: string | null;
            pNumber: string | null;
            deleteOn: string | null;
        };
        Activity: {
            /** @description Opaque id */
            id: string;
            /** @enum {string} */
            list: "health" | "social" | "course" | "company";
            code: number;
            name: string | null;
            /**
             * Format: date
             * @example 2022-03-14
             */
            from: string;
            to: string | null;
            wageSubsidyRate: number | null;
        };
        PreparationForm: {
            /** @description Opaque id */
            id: string;
            /** @enum {string} */
            status: "started" | "submitted";
            /**
             * Format: date
             * @example 2022-03-14
             */
            startedOn: string;
            submittedOn: string | null;
            deleteOn: string | null;
        };
        Rehabilitation: {
            /** @description Opaque id */
            id: string;
            /**
             * Format: date
             * @example 2022-03-14
             */
            from: string;
            to: string | null;
        };
        SubmittedForm: {
            /** @description Opaque id */
            id: string;
            /** @enum {string} */
            status: "started" | "submitted";
            /** @description As submitted, by the names that the form has; null before */
            answers: {
                [key: string]: unknown;
            } | null;
            /** @description What the profile tool made, only where 1.3 allows it */
            statistics: {
                [key: string]: unknown;
            } | null;
        };
        EarlyPension: {
            reports: {
                /** @description Opaque id */
                id: string;
                /** @enum {string} */
                kind: "pension" | "compensation";
                amount: number | null;
                /**
                 * Format: date
                 * @example 2022-03-14
                 */
                from: string;
                /**
                 * Format: date
                 * @example 2022-03-14
                 */
                reportedOn: string;
            }[];
            transitionToEfterloen: string | null;
        };
        IntegrationContract: {
            /** @description Opaque id */
            id: string;
            /**
             * Format: date
             * @example 2022-03-14
             */
            from: string;
            to: string | null;
        };
        Citizen: {
            /** @description Opaque id */
            citizenId: string;
            /**
             * Format: date
             * @description The engine’s day, as of which the view is
             * @example 2022-03-14
             */
            today: string;
            /** @example 101 */
            jobcentre: string;
            integrationContracts: components["schemas"]["IntegrationContract"][];
            contactGroup: components["schemas"]["ContactGroup"] | null;
            membership: components["schemas"]["Membership"] | null;
            benefitPeriod: components["schemas"]["BenefitPeriod"] | null;
            absences: components["schemas"]["Absence"][];
            appointments: components["schemas"]["Appointment"][];
            meetings: components["schemas"]["HeldMeeting"][];
            notifications: components["schemas"]["Notifications"];
            registration: components["schemas"]["Registration"];
            sickLeaves: components["schemas"]["SickLeave"][];
            jobSearchRequirement: components["schemas"]["JobSearchRequirement"] | null;
            availability: components["schemas"]["Availability"];
            cv: components["schemas"]["CvApproval"];
            plan: components["schemas"]["Plan"] | null;
            pilot: components["schemas"]["Pilot"] | null;
            educationSubscription: components["schemas"]["EducationSubscription"] | null;
            documents: components["schemas"]["Document"][];
            activities: components["schemas"]["Activity"][];
            contactPersons: components["schemas"]["ContactPerson"][];
            preparationForms: components["schemas"]["PreparationForm"][];
            rehabilitation: components["schemas"]["Rehabilitation"][];
        };
    };
    responses: {
        /** @description Malformed: `invalid-request` with the field paths */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests at once, of the token, the address, or for one citizen; nothing was done. `Retry-After` says when to come again */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The headers are too large */
        Problem431: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An error of ours; `instance` is in the log */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The engine, the store or an outward system does not answer within a bounded time (`engine-unavailable` …) */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No valid token */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role may not do this (`forbidden-role`), or not for this citizen (`not-your-citizen`) */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body did not come within the time */
        Problem408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Exists already */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 256 kB */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not application/json */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A rule says no: `code` and `rule` say which */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The engine below does not do this */
        Problem501: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not known */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The citizen's key is destroyed (`citizen-forgotten`) */
        Problem410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address is too long */
        Problem414: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Danish details with `da` */
        "header-accept-language": string;
        /** @description A repeat with the same key answers as the first did, and is applied once */
        "header-idempotency-key": string;
        /** @description Id, or key */
        "query-contactGroup": string;
        "query-absence": string;
        "query-jobcentre": string;
        "query-aKasse": string;
        /** @description A course that runs now */
        "query-course": string;
        /** @description The next deadline lies before that day */
        "query-dueBefore": string;
        "query-limit": string;
        /** @description `next` of the page before */
        "query-after": string;
        /** @description Answers the same and changes nothing */
        "query-dry-run": "true" | "false";
        /** @description With `dry-run`: as of that day */
        "query-on": string;
        /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
        "query-consequences": "true" | "false";
        "path-citizenId": string;
        /** @description Only what was recorded at this instant or later: for whoever knows the rest, which never changes */
        "query-since": string;
        "path-formId": string;
        "path-contactPersonId": string;
        "path-documentId": string;
        "query-to": string;
        "path-name": string;
        "path-number": string;
        /** @description What may come next for the things of this machine only, or not at all: of all machines it takes longest to work out */
        "query-next": "none" | "jobcentre" | "integration-contract" | "membership" | "benefit-period" | "absence" | "sick-leave" | "contact-group" | "job-seeker-registration" | "meeting" | "booking-deadline" | "held-meeting" | "cv" | "availability-assessment" | "nuph" | "job-search-documentation" | "early-pension" | "notifications" | "plan" | "pilot" | "education-subscription" | "activity" | "contact-person" | "rehabilitation" | "job-search-requirement" | "preparation-form";
        "path-section": string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "degraded";
                        alive: boolean;
                        ready: boolean;
                        engine: boolean;
                        store: boolean;
                        keys: boolean;
                        degraded: {
                            part: string;
                            since: string;
                            why: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description Id, or key */
                contactGroup?: components["parameters"]["query-contactGroup"];
                absence?: components["parameters"]["query-absence"];
                jobcentre?: components["parameters"]["query-jobcentre"];
                aKasse?: components["parameters"]["query-aKasse"];
                /** @description A course that runs now */
                course?: components["parameters"]["query-course"];
                /** @description The next deadline lies before that day */
                dueBefore?: components["parameters"]["query-dueBefore"];
                limit?: components["parameters"]["query-limit"];
                /** @description `next` of the page before */
                after?: components["parameters"]["query-after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of citizens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        citizens: {
                            /** @description Opaque id */
                            citizenId: string;
                            contactGroup: string | null;
                            jobcentre: string | null;
                            aKasse: string | null;
                            absences: string[];
                            nextDeadline: string | null;
                            nextDeadlineRule: string | null;
                            overdue: boolean;
                        }[];
                        /** @description Give it as `after` for the next page */
                        next?: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            501: components["responses"]["Problem501"];
            503: components["responses"]["Problem503"];
        };
    };
    "create-citizen": {
        parameters: {
            query?: never;
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Ten digits, hyphen optional; else `cpr-invalid`
                     * @example 0101909996
                     */
                    cpr: string;
                    /** @example Anna Andersen */
                    name: string;
                    /** @example 101 */
                    jobcentre: string | number;
                    address?: string | null;
                    /** @description An administrative number: no address in the CPR register */
                    administrativeCpr?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Opaque id */
                        citizenId: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "find-citizen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Ten digits, hyphen optional; else `cpr-invalid`
                     * @example 0101909996
                     */
                    cpr: string;
                };
            };
        };
        responses: {
            /** @description The citizen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Opaque id */
                        citizenId: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "open-contact-group": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 1 */
                    contactGroup: number | string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "change-contact-group": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 1 */
                    contactGroup: number | string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "close-contact-group": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "assess-category": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example job-ready */
                    category: string | number;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "join-a-kasse": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "change-a-kasse": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "leave-a-kasse": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "start-benefit-period": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    firstDay: string;
                    /** @default true */
                    fullTime?: boolean;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "report-benefit-hours": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hoursUsed: number;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-absence": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "end-absence": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    absenceId: string;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "create-deadline": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 7 */
                    meetingType: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    deadline: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    summon: {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 7 */
                    meetingType: number;
                    /** @example 2022-06-02T10:00 */
                    at: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "book-meeting": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 7 */
                    meetingType: number;
                    /** @example 2022-06-02T10:00 */
                    at: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "cancel-appointment": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appointmentId: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-held-meeting": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 7 */
                    meetingType: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    date: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "subscribe-notifications": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sms: boolean;
                    email: boolean;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-job-seeker": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    jobTitles: {
                        title: string;
                        aliases?: string[];
                    }[];
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "deregister-job-seeker": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "create-credentials": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "report-sick": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    firstSickDay: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "report-recovered": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    recoveredOn: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "approve-cv": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "report-cv-status": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    status: string;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    date: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "send-nuph": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    incident: string;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "report-availability-assessment": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    incidentDate: string;
                    date1?: string | null;
                    date2?: string | null;
                    inReplyTo?: string | null;
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "request-job-search-documentation": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    deadline: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-job-search-requirement": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    perWeek: number;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "publish-plan": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    planType: "education-plan" | "job-plan" | "follow-up-agreement" | "other";
                    jobGoal?: {
                        escoStarTitle: string;
                    } | {
                        freeText: string;
                    };
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "set-education-step": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    step: number;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-support-needs": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    needs: (string | {
                        [key: string]: unknown;
                    })[];
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "remove-support-needs": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "mark-pilot-participation": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "end-pilot-participation": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "start-pilot-offer": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "finish-pilot-offer": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "receive-udb-event": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "admitted" | "completed-vocational-qualification";
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "receive-udb-contact": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 999001 */
                    institutionNumber: string | number;
                    name: string;
                    email?: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-activity": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    list: "health" | "social" | "course" | "company";
                    code: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                    to?: string | null;
                    wageSubsidyRate?: number | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "update-activity": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    activityId: string;
                    code?: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from?: string;
                    to?: string | null;
                    wageSubsidyRate?: number | null;
                    contactPerson?: {
                        contactPersonId: string;
                        name?: string;
                        email?: string | null;
                        phone?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-rehabilitation": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "update-rehabilitation": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rehabilitationId: string;
                    to: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-contact-person": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    type: number;
                    name: string;
                    email?: string;
                    phone?: string;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                    to?: string | null;
                    activityId?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "update-contact-person": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contactPersonId: string;
                    type?: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from?: string;
                    to?: string | null;
                    name?: string;
                    email?: string | null;
                    phone?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "end-contact-person": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contactPersonId: string;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "start-preparation-form": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "submit-preparation-form": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    formId: string;
                    answers: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "report-early-pension": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "pension" | "compensation";
                    amount: number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-transition-to-efterloen": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "change-jobcentre": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 101 */
                    jobcentre: string | number;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    move: {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 101 */
                    toJobcentre: string | number;
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "register-integration-contract": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2022-03-14
                     */
                    from: string;
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "update-integration-contract": {
        parameters: {
            query?: {
                /** @description Answers the same and changes nothing */
                "dry-run"?: components["parameters"]["query-dry-run"];
                /** @description With `dry-run`: as of that day */
                on?: components["parameters"]["query-on"];
                /** @description With `dry-run`: also the messages that would be sent and the dates that would change */
                consequences?: components["parameters"]["query-consequences"];
            };
            header?: {
                /** @description Danish details with `da` */
                "accept-language"?: components["parameters"]["header-accept-language"];
                /** @description A repeat with the same key answers as the first did, and is applied once */
                "idempotency-key"?: components["parameters"]["header-idempotency-key"];
            };
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contractId: string;
                    to: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "what-if": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example report-recovered */
                    command: string;
                    payload?: {
                        [key: string]: unknown;
                    };
                    /**
                     * Format: date
                     * @description As of that day
                     * @example 2022-03-14
                     */
                    on?: string;
                };
            };
        };
        responses: {
            /** @description It would be accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            414: components["responses"]["Problem414"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    commands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-ndjson": {
                    /**
                     * @description Ten digits, hyphen optional; else `cpr-invalid`
                     * @example 0101909996
                     */
                    cpr?: string;
                    citizenId?: string;
                    /** @example register-held-meeting */
                    command: string;
                    /** @description The body of the command; `{}` when it is left out */
                    payload?: unknown;
                    /** @description As the header Idempotency-Key of a single command */
                    idempotencyKey?: string;
                };
            };
        };
        responses: {
            /** @description One answer a line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            410: components["responses"]["Problem410"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Citizen"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    timeline: {
        parameters: {
            query?: {
                /** @description Only what was recorded at this instant or later: for whoever knows the rest, which never changes */
                since?: components["parameters"]["query-since"];
            };
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        timeline: components["schemas"]["TimelineEntry"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    allowed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        commands: {
                            command: string;
                            /** @description Some payload would pass */
                            allowed: boolean;
                            rule: string;
                            code?: string;
                            detail?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    messages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: components["schemas"]["Message"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cv"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "early-pension": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarlyPension"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "preparation-form": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
                formId: components["parameters"]["path-formId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmittedForm"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "contact-person": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
                contactPersonId: components["parameters"]["path-contactPersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPerson"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
                documentId: components["parameters"]["path-documentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    feed: {
        parameters: {
            query: {
                to: components["parameters"]["query-to"];
                /** @description `next` of the answer before */
                after?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those after the cursor, and the next cursor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: components["schemas"]["Message"][];
                        /** @description Give it as `after` to read on; null while there never was a message */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "code-list": {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path: {
                name: components["parameters"]["path-name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is in force that day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number | null;
                        key?: string;
                        name: string | null;
                        description: string | null;
                        validFrom: string | null;
                        validTo: string | null;
                    }[];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A day in Copenhagen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    machines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the pass */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        title: {
                            en: string;
                            da: string;
                        };
                        rule: string;
                        version: number;
                        diagram: string;
                    }[];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "machine-diagram": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stateDiagram-v2 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/vnd.mermaid": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    institution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: components["parameters"]["path-number"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The institution */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        name: string;
                        cvr: string | null;
                        pNumber: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    charts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the pass */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chart"][];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    diagrams: {
        parameters: {
            query?: {
                /** @description What may come next for the things of this machine only, or not at all: of all machines it takes longest to work out */
                next?: components["parameters"]["query-next"];
            };
            header?: never;
            path: {
                citizenId: components["parameters"]["path-citizenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of the engine’s today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            machine: string;
                            item: string;
                            /** @description The innermost states that it is in */
                            present: string[];
                            path: {
                                seq: number;
                                on: string;
                                recordedAt: string;
                                by: string;
                                command: string;
                                rule: string;
                                /** @description States, the innermost first; `a.b` for b inside a */
                                from: string[];
                                /** @description States, the innermost first; `a.b` for b inside a */
                                to: string[];
                            }[];
                        }[];
                        next: {
                            machine: string;
                            item: string | null;
                            event: string;
                            /** @description States, the innermost first; `a.b` for b inside a */
                            to: string[];
                            /** @enum {string} */
                            how: "open" | "closed" | "dated";
                            by: string[];
                            on?: string;
                            rule: string;
                            code?: string;
                            detail?: string;
                        }[];
                        deadlines: {
                            id: string;
                            machine: string;
                            item: string;
                            event: string;
                            on: string;
                            rule: string;
                            /** @description A rule that comes into force on that day */
                            ruleInForce?: boolean;
                        }[];
                        courses: {
                            id: string;
                            type: string;
                            rule: string;
                            ended: boolean;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the note’s order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        section: string;
                        title: {
                            da: string;
                            en: string;
                        };
                        rules: number;
                    }[];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "rules-of-a-section": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section: components["parameters"]["path-section"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The section */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        section: string;
                        title: {
                            da: string;
                            en: string;
                        };
                        rules: {
                            letter: string | null;
                            code: string;
                            da: string;
                            en: string;
                            /** @description What a refusal says; `…` where the fact that decides is put in, several where it chooses */
                            wrong: {
                                da: string[];
                                en: string[];
                            };
                            validFrom: string | null;
                            validTo: string | null;
                            assumption: string | null;
                            commands: string[];
                        }[];
                        assumptions: {
                            id: string;
                            section: string;
                            en: string;
                            da: string;
                            place: string;
                        }[];
                        /** @description The machines in whose charts the section is at work */
                        charts: string[];
                        note: {
                            id: string;
                            letter: string | null;
                            kind: string;
                            da: string;
                        }[];
                        /** @description Tables, dates and figures, as in docs/rules (Markdown) */
                        tables: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            414: components["responses"]["Problem414"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
