<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="nl_NL">
<context>
    <name></name>
    <message>
        <source>Alles aanvinken</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>Eerdere plek wissen…</source>
        <translation>Clear earlier place…</translation>
    </message>
    <message>
        <source>Gegevens nakijken</source>
        <translation>Check the data</translation>
    </message>
    <message>
        <source>Hele tekst</source>
        <translation>Full text</translation>
    </message>
    <message>
        <source>Helemaal nakijken</source>
        <translation>Check fully</translation>
    </message>
    <message>
        <source>Kaarten vergelijken</source>
        <translation>Compare cards</translation>
    </message>
    <message>
        <source>Korter</source>
        <translation>Shorter</translation>
    </message>
    <message>
        <source>Naar een andere computer…</source>
        <translation>To another computer…</translation>
    </message>
    <message>
        <source>Niets aanvinken</source>
        <translation>Tick none</translation>
    </message>
    <message>
        <source>Nu maken</source>
        <translation>Make now</translation>
    </message>
    <message>
        <source>Op een andere plek maken…</source>
        <translation>Make in another place…</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Terugzetten…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Tweede plek…</source>
        <translation>Second place…</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Vastleggen ({0})</source>
        <translation>Record ({0})</translation>
    </message>
    <message>
        <source>Weggooien</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>AansluitBlad</name>
    <message>
        <source>Aansluiten bij andere balies</source>
        <translation>Join other desks</translation>
    </message>
    <message>
        <source>De aanvraag is teruggenomen. Verbeter wat niet klopt en vraag het opnieuw.</source>
        <translation>The request was taken back. Correct what is wrong and ask again.</translation>
    </message>
    <message>
        <source>Deze balie was al toegelaten. Vraag de applicatiebeheerder om de balie met vingerafdruk {} in te trekken. U kunt hier opnieuw beginnen.</source>
        <translation>This desk had already been admitted. Ask the application administrator to withdraw the desk with fingerprint {}. You can start again here.</translation>
    </message>
    <message>
        <source>Dit heeft uw organisatie vastgelegd.</source>
        <translation>Your organisation has fixed this.</translation>
    </message>
    <message>
        <source>Een map of postgresql://…, zoals u het van de applicatiebeheerder kreeg.</source>
        <translation>A folder or postgresql://…, as given to you by the application administrator.</translation>
    </message>
    <message>
        <source>Het centrum was niet te bereiken: de oude aanvraag staat daar nog. Zeg dat tegen de applicatiebeheerder. U kunt hier opnieuw beginnen.</source>
        <translation>The centre could not be reached: the old request is still there. Tell the application administrator. You can start again here.</translation>
    </message>
    <message>
        <source>Map kiezen…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>Map van het centrum</source>
        <translation>Folder of the centre</translation>
    </message>
    <message>
        <source>Precies zoals u in wijdesk staat bij uw team.</source>
        <translation>Exactly as your team has you in wijdesk.</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Uw naam</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Vragen om mee te doen</source>
        <translation>Ask to join</translation>
    </message>
    <message>
        <source>Vul in waar het centrum is, of kies een map.</source>
        <translation>Fill in where the centre is, or choose a folder.</translation>
    </message>
    <message>
        <source>Vul uw naam in, zoals collega’s u kennen.</source>
        <translation>Fill in your name, as colleagues know you.</translation>
    </message>
    <message>
        <source>Waar is het centrum?</source>
        <translation>Where is the centre?</translation>
    </message>
    <message>
        <source>bijvoorbeeld /mnt/wijkteams/centrum</source>
        <translation>for example /mnt/wijkteams/centrum</translation>
    </message>
    <message>
        <source>bijvoorbeeld S. de Vries</source>
        <translation>for example S. de Vries</translation>
    </message>
</context>
<context>
    <name>Aansluiten</name>
    <message>
        <source>Balies zoeken dan in de map op of een ander team al een regisseur heeft. Daar zit een risico aan. Lees eerst “Regie over teams heen” in de handleiding. Achteraf kan het niet meer aan of uit.</source>
        <translation>Desks then look in the folder to see whether another team already has a lead worker. That carries a risk. First read “Lead across teams” in the manual. It cannot be switched on or off afterwards.</translation>
    </message>
    <message>
        <source>Delen met andere balies</source>
        <translation>Share with other desks</translation>
    </message>
    <message>
        <source>Deze balie is aangemeld</source>
        <translation>This desk is registered</translation>
    </message>
    <message>
        <source>Een map op een server van de gemeente, of postgresql://NAAM@SERVER/DATABASE.</source>
        <translation>A folder on a municipality server, or postgresql://NAME@SERVER/DATABASE.</translation>
    </message>
    <message>
        <source>Even kijken…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Het centrum is ingericht</source>
        <translation>The centre is set up</translation>
    </message>
    <message>
        <source>Hier aanmelden</source>
        <translation>Register here</translation>
    </message>
    <message>
        <source>Kijken wat daar staat</source>
        <translation>See what is there</translation>
    </message>
    <message>
        <source>Map kiezen…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>Map van het centrum</source>
        <translation>Folder of the centre</translation>
    </message>
    <message>
        <source>Nieuw centrum inrichten</source>
        <translation>Set up new centre</translation>
    </message>
    <message>
        <source>Nieuw centrum: ook regie over teams heen</source>
        <translation>New centre: also lead across teams</translation>
    </message>
    <message>
        <source>Via een centrum zien balies elkaars werk. Wat daar staat is verzegeld: de beheerder van de server kan het niet lezen. Laat één balie het centrum inrichten. De andere melden zich daar aan.</source>
        <translation>Through a centre, desks see each other’s work. What is there is sealed: the administrator of the server cannot read it. Let one desk set up the centre. The others register there.</translation>
    </message>
    <message>
        <source>Vul in waar het centrum is, of kies een map.</source>
        <translation>Fill in where the centre is, or choose a folder.</translation>
    </message>
    <message>
        <source>Waar is het centrum?</source>
        <translation>Where is the centre?</translation>
    </message>
    <message>
        <source>bijvoorbeeld /mnt/wijkteams/centrum</source>
        <translation>for example /mnt/wijkteams/centrum</translation>
    </message>
</context>
<context>
    <name>AantekeningVorm</name>
    <message>
        <source>Aantekening van de inwoner</source>
        <translation>Resident’s note</translation>
    </message>
    <message>
        <source>Bij het dossier als geheel</source>
        <translation>With the file as a whole</translation>
    </message>
    <message>
        <source>Komt ernaast te staan, ook op papier. De tekst zelf blijft zoals hij was</source>
        <translation>Is placed beside it, also on paper. The text itself stays as it was</translation>
    </message>
    <message>
        <source>Toevoegen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Wat zegt de inwoner? In eigen woorden</source>
        <translation>What does the resident say? In their own words</translation>
    </message>
</context>
<context>
    <name>Aanwijzen</name>
    <message>
        <source>Aanwijzen</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Die collega wordt de regisseur, en wat er loopt komt op die lijst te staan.</source>
        <translation>That colleague becomes the lead worker, and gets what is running on their list.</translation>
    </message>
    <message>
        <source>Kies een collega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Kies wie de regisseur wordt.</source>
        <translation>Choose who becomes the lead worker.</translation>
    </message>
    <message>
        <source>Wie neemt dit huishouden aan?</source>
        <translation>Who takes on this household?</translation>
    </message>
    <message>
        <source>Wie wordt de regisseur?</source>
        <translation>Who becomes the lead worker?</translation>
    </message>
</context>
<context>
    <name>ActieFormulier</name>
    <message>
        <source>Dat is voor het plan begon ({0}). Klopt dat?</source>
        <translation>That is before the plan began ({0}). Is that right?</translation>
    </message>
    <message>
        <source>Naam (mag leeg)</source>
        <translation>Name (optional)</translation>
    </message>
    <message>
        <source>Staat op de lijst van</source>
        <translation>Is on the list of</translation>
    </message>
    <message>
        <source>Voor wanneer (mag leeg)</source>
        <translation>By when (optional)</translation>
    </message>
    <message>
        <source>Wat gebeurt er</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>Wat kan het gezin zelf? Wie om hen heen kan helpen?</source>
        <translation>What can the family do itself? Who around them can help?</translation>
    </message>
    <message>
        <source>Wie doet het</source>
        <translation>Who does it</translation>
    </message>
    <message>
        <source>de regisseur</source>
        <translation>the lead worker</translation>
    </message>
    <message>
        <source>een collega</source>
        <translation>a colleague</translation>
    </message>
    <message>
        <source>mij ({0})</source>
        <translation>me ({0})</translation>
    </message>
    <message>
        <source>oma Truus, buurthuis De Wende</source>
        <translation>grandma Truus, community centre De Wende</translation>
    </message>
</context>
<context>
    <name>ActieRegel</name>
    <message>
        <source>Gedaan</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Activiteit</name>
    <message>
        <source>Gebied of plek</source>
        <translation>Area or place</translation>
    </message>
    <message>
        <source>Het blijft een voorstel, tot iemand er met B mee begint. U vindt het bij Signalen, onder Bundels.</source>
        <translation>It stays a proposal until someone starts it with B. You find it in Signals, under Bundles.</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Maak er een activiteit van</source>
        <translation>Turn it into an activity</translation>
    </message>
    <message>
        <source>Naam van de activiteit</source>
        <translation>Name of the activity</translation>
    </message>
    <message>
        <source>Noem geen namen en adressen: dit voorstel leest iedereen.</source>
        <translation>Do not mention names or addresses: everyone reads this proposal.</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Voorstellen</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>Waarom is dit nodig</source>
        <translation>Why is this needed</translation>
    </message>
</context>
<context>
    <name>ActiviteitBlad</name>
    <message>
        <source>Enter opent, Del haalt het hier weg.</source>
        <translation>Enter opens, Del removes it here.</translation>
    </message>
    <message>
        <source>Kies links een activiteit.</source>
        <translation>Choose an activity on the left.</translation>
    </message>
    <message>
        <source>Resultaat</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Sessies</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Signalen en rondes van deze activiteit</source>
        <translation>Signals and rounds of this activity</translation>
    </message>
    <message>
        <source>Straatronde {0}</source>
        <translation>Street round {0}</translation>
    </message>
    <message>
        <source>Waar het uit voortkwam</source>
        <translation>Where it came from</translation>
    </message>
    <message>
        <source>{0} mensen gesproken</source>
        <translation>Spoke with {0} people</translation>
    </message>
</context>
<context>
    <name>ActiviteitFormulier</name>
    <message>
        <source>Aantal vrijwilligers</source>
        <translation>Number of volunteers</translation>
    </message>
    <message>
        <source>Activiteit wijzigen</source>
        <translation>Change activity</translation>
    </message>
    <message>
        <source>Betaald tot en met</source>
        <translation>Last day paid for</translation>
    </message>
    <message>
        <source>Betaald vanaf</source>
        <translation>Paid from</translation>
    </message>
    <message>
        <source>Deelopdracht</source>
        <translation>Sub-assignment</translation>
    </message>
    <message>
        <source>Eerste dag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Initiatief van</source>
        <translation>Initiative of</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Laatste dag (als die er is)</source>
        <translation>Last day (if there is one)</translation>
    </message>
    <message>
        <source>Naam van de activiteit</source>
        <translation>Name of the activity</translation>
    </message>
    <message>
        <source>Niemand</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Nieuwe activiteit</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Noem geen namen van inwoners: dit leest iedereen.</source>
        <translation>Do not mention names of residents: everyone reads this.</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partners</translation>
    </message>
    <message>
        <source>Resultaat in woorden</source>
        <translation>Result in words</translation>
    </message>
    <message>
        <source>Straat of gebied</source>
        <translation>Street or area</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Vul een heel getal in.</source>
        <translation>Fill in a whole number.</translation>
    </message>
    <message>
        <source>Wie betaalt</source>
        <translation>Who pays</translation>
    </message>
    <message>
        <source>Wie zorgt ervoor</source>
        <translation>Who takes care of it</translation>
    </message>
    <message>
        <source>{0} (werkt hier niet meer)</source>
        <translation>{0} (no longer works here)</translation>
    </message>
</context>
<context>
    <name>ActiviteitWijzigen</name>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Voorstel voor een activiteit wijzigen</source>
        <translation>Change proposal for an activity</translation>
    </message>
    <message>
        <source>Waarom wijzigt u het?</source>
        <translation>Why are you changing it?</translation>
    </message>
</context>
<context>
    <name>Activiteiten</name>
    <message>
        <source>0 activiteiten met deze keuze.
Kies boven de lijst “Alles”, of zoek anders.</source>
        <translation>0 activities with this choice.
Choose “All” above the list, or search differently.</translation>
    </message>
    <message>
        <source>Activiteiten</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Afgelasten</source>
        <translation>Cancel session</translation>
    </message>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Deze activiteit is weggehaald.</source>
        <translation>This activity was removed.</translation>
    </message>
    <message>
        <source>Er is nog geen sessie geweest. Met P plant u er een.</source>
        <translation>There has been no session yet. Press P to plan one.</translation>
    </message>
    <message>
        <source>Er zijn nog geen activiteiten.</source>
        <translation>There are no activities yet.</translation>
    </message>
    <message>
        <source>Kies met de pijltjes bij welke activiteit de ronde hoort, en druk op Enter.</source>
        <translation>Use the arrow keys to choose which activity the round belongs to, and press Enter.</translation>
    </message>
    <message>
        <source>Kies met de pijltjes bij welke activiteit {0} signalen horen, en druk op Enter.</source>
        <translation>Use the arrow keys to choose which activity {0} signals belong to, and press Enter.</translation>
    </message>
    <message>
        <source>Mensen tellen</source>
        <translation>Count people</translation>
    </message>
    <message>
        <source>Met de {0} signalen van de bundel “{1}”.</source>
        <translation>With the {0} signals of bundle “{1}”.</translation>
    </message>
    <message>
        <source>Nieuwe activiteit</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Sessies plannen</source>
        <translation>Plan sessions</translation>
    </message>
    <message>
        <source>Uit de buurt: {0}</source>
        <translation>From the neighbourhood: {0}</translation>
    </message>
    <message>
        <source>Uit een voorstel van {0}, met {1} signalen: {2}</source>
        <translation>From a proposal by {0}, with {1} signals: {2}</translation>
    </message>
    <message>
        <source>Waarom gaat deze sessie niet door? (één zin)</source>
        <translation>Why is this session not going ahead? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom haalt u “{0}” weg? (één zin)</source>
        <translation>Why are you removing “{0}”? (one sentence)</translation>
    </message>
    <message>
        <source>Wat is gewijzigd</source>
        <translation>What has changed</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Zoek op naam, thema of gebied</source>
        <translation>Search by name, theme or area</translation>
    </message>
</context>
<context>
    <name>Adresveld</name>
    <message>
        <source>Adres van de eigenaar van de database</source>
        <translation>Address of the owner of the database</translation>
    </message>
    <message>
        <source>postgresql://EIGENAAR:WACHTWOORD@SERVER/DATABASE. wijdesk bewaart het niet.</source>
        <translation>postgresql://OWNER:PASSWORD@SERVER/DATABASE. wijdesk does not keep it.</translation>
    </message>
</context>
<context>
    <name>AdviesBlad</name>
    <message>
        <source>Aan wie?</source>
        <translation>To whom?</translation>
    </message>
    <message>
        <source>Advies</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Advies geven</source>
        <translation>Give advice</translation>
    </message>
    <message>
        <source>Advies vragen</source>
        <translation>Ask for advice</translation>
    </message>
    <message>
        <source>Er is geen advies gevraagd.</source>
        <translation>No advice has been asked for.</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Schrijf op wat u wilt weten.</source>
        <translation>Write down what you want to know.</translation>
    </message>
    <message>
        <source>Schrijf uw advies op.</source>
        <translation>Write down your advice.</translation>
    </message>
    <message>
        <source>Uw advies</source>
        <translation>Your advice</translation>
    </message>
    <message>
        <source>Vraag een gedragswetenschapper om mee te denken. Vraag en antwoord blijven bij deze triage.</source>
        <translation>Ask a behavioural specialist to think along. Question and answer stay with this triage.</translation>
    </message>
    <message>
        <source>Wat wilt u weten?</source>
        <translation>What do you want to know?</translation>
    </message>
    <message>
        <source>Wie het eerst kan</source>
        <translation>Whoever is free first</translation>
    </message>
    <message>
        <source>wie het eerst kan</source>
        <translation>whoever is free first</translation>
    </message>
    <message>
        <source>{0} vroeg {1}, {2}</source>
        <translation>{0} asked {1}, {2}</translation>
    </message>
    <message>
        <source>○ Nog geen antwoord</source>
        <translation>○ No answer yet</translation>
    </message>
    <message>
        <source>✓ {0} antwoordde, {1}</source>
        <translation>✓ {0} answered, {1}</translation>
    </message>
</context>
<context>
    <name>AfdrukVenster</name>
    <message>
        <source>Afdrukken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Afdrukken lukt niet. Kijk of de printer aan staat en kies hem opnieuw.</source>
        <translation>Printing does not work. Check that the printer is on and choose it again.</translation>
    </message>
    <message>
        <source>Groter</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Het afdrukvoorbeeld is gesloten. {0}</source>
        <translation>The print preview is closed. {0}</translation>
    </message>
    <message>
        <source>Het voorbeeld wordt gemaakt…</source>
        <translation>Making the preview…</translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Let op: een opgeslagen PDF is niet versleuteld. Wie het bestand heeft, kan alles lezen.</source>
        <translation>Note: a saved PDF is not encrypted. Anyone who has the file can read everything.</translation>
    </message>
    <message>
        <source>Naar de printer gestuurd.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Opgeslagen als {0}. Bewaar het bestand niet langer dan nodig.</source>
        <translation>Saved as {0}. Do not keep the file longer than needed.</translation>
    </message>
    <message>
        <source>Opslaan als PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Pagina {0} van {1}</source>
        <translation>Page {0} of {1}</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Zo breed als het venster</source>
        <translation>As wide as the window</translation>
    </message>
    <message>
        <source>{0} afgedrukt</source>
        <translation>{0} printed</translation>
    </message>
    <message>
        <source>{0} opgeslagen als PDF</source>
        <translation>{0} saved as PDF</translation>
    </message>
</context>
<context>
    <name>AfrondFormulier</name>
    <message>
        <source>Activiteit afronden</source>
        <translation>Complete activity</translation>
    </message>
    <message>
        <source>Afgerond op</source>
        <translation>Completed on</translation>
    </message>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Bij behaald mag dit leeg blijven.</source>
        <translation>If achieved, this can stay empty.</translation>
    </message>
    <message>
        <source>Hoe liep het af</source>
        <translation>How did it end</translation>
    </message>
    <message>
        <source>Hoe liep het af?</source>
        <translation>How did it end?</translation>
    </message>
    <message>
        <source>Kies hoe het afliep</source>
        <translation>Choose how it ended</translation>
    </message>
    <message>
        <source>Laatste dag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Resultaat in woorden</source>
        <translation>Result in words</translation>
    </message>
    <message>
        <source>Waarom? (één zin)</source>
        <translation>Why? (one sentence)</translation>
    </message>
    <message>
        <source>Wat veranderde er in de wijk? Noem geen namen.</source>
        <translation>What changed in the neighbourhood? Do not mention names.</translation>
    </message>
    <message>
        <source>{0} afronden</source>
        <translation>Complete {0}</translation>
    </message>
    <message>
        <source>{0}. Sessies na de laatste dag vervallen.</source>
        <translation>{0}. Sessions after the last day lapse.</translation>
    </message>
</context>
<context>
    <name>AfrondVorm</name>
    <message>
        <source>Afgerond op</source>
        <translation>Completed on</translation>
    </message>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Dit staat in de brief (Awb art. 9:12). Schrijf het voor de klager</source>
        <translation>This is in the letter (Awb art. 9:12). Write it for the complainant</translation>
    </message>
    <message>
        <source>Hoe is de klacht afgelopen?</source>
        <translation>How did the complaint end?</translation>
    </message>
    <message>
        <source>Kies hoe het afliep</source>
        <translation>Choose how it ended</translation>
    </message>
    <message>
        <source>Kies waarom er geen oordeel is</source>
        <translation>Choose why there is no judgement</translation>
    </message>
    <message>
        <source>Kies waarover</source>
        <translation>Choose what about</translation>
    </message>
    <message>
        <source>Klacht {0} afronden</source>
        <translation>Complete complaint {0}</translation>
    </message>
    <message>
        <source>Waar ging de klacht over?</source>
        <translation>What was the complaint about?</translation>
    </message>
    <message>
        <source>Waarom geen oordeel?</source>
        <translation>Why no judgement?</translation>
    </message>
    <message>
        <source>Waarom?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Wat leren wij hiervan?</source>
        <translation>What do we learn from this?</translation>
    </message>
    <message>
        <source>Wat wij anders gaan doen. Mag leeg; staat ook in de brief</source>
        <translation>What we will do differently. Optional; also in the letter</translation>
    </message>
</context>
<context>
    <name>Afronden</name>
    <message>
        <source>Afgerond op</source>
        <translation>Completed on</translation>
    </message>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Controle op</source>
        <translation>Check date</translation>
    </message>
    <message>
        <source>Hoe is het afgelopen?</source>
        <translation>How did it end?</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Leeg: geen controle</source>
        <translation>Empty: no check</translation>
    </message>
    <message>
        <source>Mag leeg</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Ondersteuning afronden</source>
        <translation>Complete support</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
</context>
<context>
    <name>AfschalenDeel</name>
    <message>
        <source>Ikzelf</source>
        <translation>Myself</translation>
    </message>
    <message>
        <source>Wanneer vragen we hoe het gaat?</source>
        <translation>When do we ask how it is going?</translation>
    </message>
    <message>
        <source>Wie of wat helpt voortaan, en waar letten we op?</source>
        <translation>Who or what helps from now on, and what do we watch out for?</translation>
    </message>
    <message>
        <source>Wie vraagt dat?</source>
        <translation>Who asks that?</translation>
    </message>
</context>
<context>
    <name>Afspraak</name>
    <message>
        <source>Afspraak met de melder</source>
        <translation>Agreement with the reporter</translation>
    </message>
    <message>
        <source>Leeg: zoals afgesproken bij WIJ.</source>
        <translation>Empty: as agreed at WIJ.</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Terugkoppeling</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Uiterlijk</source>
        <translation>No later than</translation>
    </message>
    <message>
        <source>Wil de melder horen hoe het afloopt?</source>
        <translation>Does the reporter want to hear how it ends?</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>1 sessie</source>
        <translation>1 session</translation>
    </message>
    <message>
        <source>Agenda opgeslagen: {0} sessies</source>
        <translation>Calendar saved: {0} sessions</translation>
    </message>
    <message>
        <source>Agenda opslaan</source>
        <translation>Save calendar</translation>
    </message>
    <message>
        <source>Agenda opslaan als bestand (ICS)</source>
        <translation>Save calendar as file (ICS)</translation>
    </message>
    <message>
        <source>Agenda per maand</source>
        <translation>Calendar by month</translation>
    </message>
    <message>
        <source>Agenda van vandaag</source>
        <translation>Today’s calendar</translation>
    </message>
    <message>
        <source>Gaat niet door {0}</source>
        <translation>Cancelled {0}</translation>
    </message>
    <message>
        <source>Geen sessies op deze dag.</source>
        <translation>No sessions on this day.</translation>
    </message>
    <message>
        <source>In het agendabestand staan geen namen en geen aantallen.</source>
        <translation>The calendar file contains no names and no numbers of people.</translation>
    </message>
    <message>
        <source>Opslaan als agenda…</source>
        <translation>Save as calendar…</translation>
    </message>
    <message>
        <source>Sessies van deze dag</source>
        <translation>Sessions on this day</translation>
    </message>
    <message>
        <source>Vandaag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Volgende maand</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Vorige maand</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>agenda van activiteiten</source>
        <translation>calendar of activities</translation>
    </message>
    <message>
        <source>en nog {0}</source>
        <translation>and {0} more</translation>
    </message>
    <message>
        <source>{0} aanwezig</source>
        <translation>{0} present</translation>
    </message>
    <message>
        <source>{0} nu</source>
        <translation>{0} today</translation>
    </message>
    <message>
        <source>{0} sessies</source>
        <translation>{0} sessions</translation>
    </message>
</context>
<context>
    <name>AgressieBlad</name>
    <message>
        <source>Agressie-incident</source>
        <translation>Aggression incident</translation>
    </message>
    <message>
        <source>{0} op {1}</source>
        <translation>{0} on {1}</translation>
    </message>
</context>
<context>
    <name>AgressieFormulier</name>
    <message>
        <source>Agressie melden</source>
        <translation>Report aggression</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Een pandverbod sluit het gebouw, niet de hulp. Spreek een ander kanaal af: telefoon, e-mail, beeldbellen of een huisbezoek met z&apos;n tweeën.</source>
        <translation>A building ban closes the building, not the help. Agree on another channel: phone, email, video call or a home visit with two of you.</translation>
    </message>
    <message>
        <source>Er ontbreekt nog iets.</source>
        <translation>Something is still missing.</translation>
    </message>
    <message>
        <source>Geldt op</source>
        <translation>Applies at</translation>
    </message>
    <message>
        <source>Geldt tot en met</source>
        <translation>Applies up to and including</translation>
    </message>
    <message>
        <source>Incident vastleggen</source>
        <translation>Record incident</translation>
    </message>
    <message>
        <source>Kies een maatregel</source>
        <translation>Choose a measure</translation>
    </message>
    <message>
        <source>Kies een maatregel; “geen” mag ook.</source>
        <translation>Choose a measure; “none” is fine too.</translation>
    </message>
    <message>
        <source>Kies wat er gebeurde</source>
        <translation>Choose what happened</translation>
    </message>
    <message>
        <source>Kies wat er gebeurde.</source>
        <translation>Choose what happened.</translation>
    </message>
    <message>
        <source>Maatregel</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Pandverbod van</source>
        <translation>Building ban from</translation>
    </message>
    <message>
        <source>Schrijf de datum als 03-02-2026.</source>
        <translation>Write the date as 03-02-2026.</translation>
    </message>
    <message>
        <source>Schrijf één zin: kort en feitelijk. De inwoner kan dit later opvragen.</source>
        <translation>Write one sentence: short and factual. The resident can ask to see this later.</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Wat gebeurde er</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Zonder laatste dag ziet de balie een maatregel twee jaar</source>
        <translation>Without a last day, the desk sees a measure for two years</translation>
    </message>
</context>
<context>
    <name>AgressiePaneel</name>
    <message>
        <source>Agressie melden</source>
        <translation>Report aggression</translation>
    </message>
    <message>
        <source>Alle incidenten</source>
        <translation>All incidents</translation>
    </message>
    <message>
        <source>Beëindigen</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Er is geen agressie gemeld.
Melden doet u op de kaart van de inwoner, of hier met N.</source>
        <translation>No aggression has been reported.
You report it on the resident’s card, or here with N.</translation>
    </message>
    <message>
        <source>Filter op naam, maatregel of locatie</source>
        <translation>Filter by name, measure or location</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Kaart openen</source>
        <translation>Open card</translation>
    </message>
    <message>
        <source>Maatregel beëindigen</source>
        <translation>End measure</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Waarom eindigt de maatregel? Vandaag is de laatste dag.</source>
        <translation>Why does the measure end? Today is the last day.</translation>
    </message>
    <message>
        <source>Waarom klopt dit incident niet?</source>
        <translation>Why is this incident not right?</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>AgressieVorm</name>
    <message>
        <source>Agressie melden</source>
        <translation>Report aggression</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Een pandverbod sluit het gebouw, niet de hulp. Spreek een ander kanaal af: telefoon, e-mail, beeldbellen of een huisbezoek met z&apos;n tweeën.</source>
        <translation>A building ban closes the building, not the help. Agree on another channel: phone, email, video call or a home visit with two of you.</translation>
    </message>
    <message>
        <source>Geldt op</source>
        <translation>Applies at</translation>
    </message>
    <message>
        <source>Geldt tot en met</source>
        <translation>Applies up to and including</translation>
    </message>
    <message>
        <source>Incident vastleggen</source>
        <translation>Record incident</translation>
    </message>
    <message>
        <source>Incident wijzigen</source>
        <translation>Change incident</translation>
    </message>
    <message>
        <source>Kies een maatregel</source>
        <translation>Choose a measure</translation>
    </message>
    <message>
        <source>Kies iemand uit de lijst, of maak dit leeg als u het niet weet.</source>
        <translation>Choose someone from the list, or clear this if you do not know.</translation>
    </message>
    <message>
        <source>Kies wat er gebeurde</source>
        <translation>Choose what happened</translation>
    </message>
    <message>
        <source>Maatregel</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Pandverbod van</source>
        <translation>Building ban from</translation>
    </message>
    <message>
        <source>Schrijf één zin: kort en feitelijk. De inwoner kan dit later opvragen.</source>
        <translation>Write one sentence: short and factual. The resident can ask to see this later.</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Waar was het?</source>
        <translation>Where was it?</translation>
    </message>
    <message>
        <source>Wat gebeurde er</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Wie was het?</source>
        <translation>Who was it?</translation>
    </message>
    <message>
        <source>Zoek de inwoner. Is niet bekend wie het was, laat dit dan leeg</source>
        <translation>Find the resident. If it is not known who it was, leave this empty</translation>
    </message>
    <message>
        <source>Zonder laatste dag ziet de balie een maatregel twee jaar</source>
        <translation>Without a last day, the desk sees a measure for two years</translation>
    </message>
</context>
<context>
    <name>AkkoordDeel</name>
    <message>
        <source>Akkoord vragen</source>
        <translation>Ask for agreement</translation>
    </message>
    <message>
        <source>Antwoord van %1 intrekken</source>
        <translation>Withdraw the answer of %1</translation>
    </message>
    <message>
        <source>Eerste versie, besproken met het gezin</source>
        <translation>First version, discussed with the family</translation>
    </message>
    <message>
        <source>Er is geen plan dat u kunt vaststellen.</source>
        <translation>There is no plan you can adopt.</translation>
    </message>
    <message>
        <source>Er is geen plan waarop u akkoord kunt vragen.</source>
        <translation>There is no plan on which you can ask for agreement.</translation>
    </message>
    <message>
        <source>Er is nog geen vastgestelde versie om mee te vergelijken.</source>
        <translation>There is no adopted version to compare with yet.</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Nog geen versie. Stel het plan vast als het gezin het gelezen heeft; daarna vraagt u akkoord.</source>
        <translation>No version yet. Adopt the plan when the family has read it; then you ask for agreement.</translation>
    </message>
    <message>
        <source>Plan vaststellen</source>
        <translation>Adopt plan</translation>
    </message>
    <message>
        <source>Stel het plan eerst vast; daarna vraagt u akkoord op die versie.</source>
        <translation>Adopt the plan first; then you ask for agreement on that version.</translation>
    </message>
    <message>
        <source>Vastleggen als nieuwe versie</source>
        <translation>Record as new version</translation>
    </message>
    <message>
        <source>Vaststellen</source>
        <translation>Adopt</translation>
    </message>
    <message>
        <source>Versies en akkoord</source>
        <translation>Versions and agreement</translation>
    </message>
    <message>
        <source>Versies vergelijken</source>
        <translation>Compare versions</translation>
    </message>
    <message>
        <source>Vul de dag in waarop u het plan opnieuw bespreekt, als 03-02-2026.</source>
        <translation>Fill in the day on which you will discuss the plan again, as 03-02-2026.</translation>
    </message>
    <message>
        <source>Waarom legt u het plan vast?</source>
        <translation>Why are you recording the plan?</translation>
    </message>
    <message>
        <source>Waarom vervalt het antwoord van %1?</source>
        <translation>Why does the answer of %1 lapse?</translation>
    </message>
    <message>
        <source>Wanneer bespreekt u het plan opnieuw met het gezin?</source>
        <translation>When will you discuss the plan with the family again?</translation>
    </message>
</context>
<context>
    <name>AkkoordFormulier</name>
    <message>
        <source>Akkoord op het scherm</source>
        <translation>Agrees on screen</translation>
    </message>
    <message>
        <source>Akkoord op papier</source>
        <translation>Agrees on paper</translation>
    </message>
    <message>
        <source>Antwoord</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Antwoord op versie %1</source>
        <translation>Answer to version %1</translation>
    </message>
    <message>
        <source>Antwoord vastleggen</source>
        <translation>Record answer</translation>
    </message>
    <message>
        <source>De handtekening was van iemand anders en is weggehaald. Laat opnieuw tekenen.</source>
        <translation>The signature was someone else’s and has been removed. Have it signed again.</translation>
    </message>
    <message>
        <source>Er is een nieuwe versie. Zet de handtekening opnieuw.</source>
        <translation>There is a new version. Sign again.</translation>
    </message>
    <message>
        <source>Er ontbreekt nog iets.</source>
        <translation>Something is still missing.</translation>
    </message>
    <message>
        <source>Handtekening</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Het plan is sindsdien veranderd. Dit antwoord gaat over de versie, niet over wat er nu staat.</source>
        <translation>The plan has changed since then. This answer is about the version, not about what it says now.</translation>
    </message>
    <message>
        <source>Iemand anders</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>Kies wie er antwoordt</source>
        <translation>Choose who answers</translation>
    </message>
    <message>
        <source>Kies wie er antwoordt.</source>
        <translation>Choose who answers.</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Naam en wie het is: “oma Truus”, “voogd P. Smit”</source>
        <translation>Name and who it is: “grandma Truus”, “guardian P. Smit”</translation>
    </message>
    <message>
        <source>Niet akkoord</source>
        <translation>Does not agree</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Opmerking</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Opmerking (hoeft niet)</source>
        <translation>Comment (optional)</translation>
    </message>
    <message>
        <source>Schrijf de datum als 03-02-2026.</source>
        <translation>Write the date as 03-02-2026.</translation>
    </message>
    <message>
        <source>Schrijf in één zin waarom er geen akkoord is.</source>
        <translation>Write in one sentence why there is no agreement.</translation>
    </message>
    <message>
        <source>Schrijf op wie er antwoordt.</source>
        <translation>Write down who answers.</translation>
    </message>
    <message>
        <source>Waarom niet</source>
        <translation>Why not</translation>
    </message>
    <message>
        <source>Wie</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Wie tekent er, en in welke functie</source>
        <translation>Who signs, and in what role</translation>
    </message>
</context>
<context>
    <name>AnderEinde</name>
    <message>
        <source>Nieuw verwacht einde</source>
        <translation>New expected end</translation>
    </message>
    <message>
        <source>Verwacht einde verzetten</source>
        <translation>Reschedule expected end</translation>
    </message>
    <message>
        <source>Verzetten</source>
        <translation>Reschedule</translation>
    </message>
    <message>
        <source>Waarom? (één zin)</source>
        <translation>Why? (one sentence)</translation>
    </message>
</context>
<context>
    <name>AndereHuishoudens</name>
    <message>
        <source>{0} hoort bij meer huishoudens. Welk opent u?</source>
        <translation>{0} belongs to more than one household. Which one do you want to open?</translation>
    </message>
</context>
<context>
    <name>Antwoordchips</name>
    <message>
        <source>Naar de vraag: {0}</source>
        <translation>To the question: {0}</translation>
    </message>
    <message>
        <source>Naar deze vraag: {0}</source>
        <translation>To this question: {0}</translation>
    </message>
    <message>
        <source>{0}: nog open</source>
        <translation>{0}: still open</translation>
    </message>
</context>
<context>
    <name>AvgDoorgevenPaneel</name>
    <message>
        <source>AVG-verzoek doorgeven</source>
        <translation>Pass on GDPR request</translation>
    </message>
    <message>
        <source>De gekozen inwoner</source>
        <translation>The chosen resident</translation>
    </message>
    <message>
        <source>Vraagt een inwoner wat er over hem of haar is opgeschreven, of om iets te verbeteren of weg te halen? Geef het door. Dat mag een inwoner altijd en overal vragen, ook zonder formulier.</source>
        <translation>Does a resident ask what has been written about them, or to have something corrected or removed? Pass it on. A resident may ask this always and everywhere, also without a form.</translation>
    </message>
</context>
<context>
    <name>AvgPaneel</name>
    <message>
        <source>AVG-verzoeken</source>
        <translation>GDPR requests</translation>
    </message>
    <message>
        <source>Aantekening van de inwoner</source>
        <translation>Resident’s note</translation>
    </message>
    <message>
        <source>Alle verzoeken</source>
        <translation>All requests</translation>
    </message>
    <message>
        <source>Beperking opheffen</source>
        <translation>Lift restriction</translation>
    </message>
    <message>
        <source>Besluiten</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Bewaard: {0}. Deze bestanden zijn niet versleuteld: wie ze heeft, kan alles lezen.</source>
        <translation>Saved: {0}. These files are not encrypted: anyone who has them can read everything.</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>De gekozen inwoner</source>
        <translation>The chosen resident</translation>
    </message>
    <message>
        <source>Dossier nakijken</source>
        <translation>Check file</translation>
    </message>
    <message>
        <source>Er is nog geen verzoek.
Vraagt een inwoner iets over de eigen gegevens? Druk op N.</source>
        <translation>There is no request yet.
Does a resident ask something about their own data? Press N.</translation>
    </message>
    <message>
        <source>Filter op naam, nummer of soort</source>
        <translation>Filter by name, number or kind</translation>
    </message>
    <message>
        <source>Ik behandel dit</source>
        <translation>I am handling this</translation>
    </message>
    <message>
        <source>Kaart openen</source>
        <translation>Open card</translation>
    </message>
    <message>
        <source>Nieuw verzoek</source>
        <translation>New request</translation>
    </message>
    <message>
        <source>Ontvangst is bevestigd</source>
        <translation>Receipt is confirmed</translation>
    </message>
    <message>
        <source>Op een vernietiglijst</source>
        <translation>Put on destroy list</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Opheffen</source>
        <translation>Lift</translation>
    </message>
    <message>
        <source>Opslaan als CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>Opslaan als bestanden</source>
        <translation>Save as files</translation>
    </message>
    <message>
        <source>Uitgevoerd</source>
        <translation>Carried out</translation>
    </message>
    <message>
        <source>Verlengen</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>Voorbeeld</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Waar moeten de bestanden komen?</source>
        <translation>Where should the files go?</translation>
    </message>
    <message>
        <source>Waarom mag dit weer gebruikt worden? Dit komt in de brief. De inwoner moet het eerst weten (AVG art. 18 lid 3).</source>
        <translation>Why may this be used again? This goes into the letter. The resident must be told first (GDPR art. 18(3)).</translation>
    </message>
    <message>
        <source>Wat inwoners vragen over hun eigen gegevens. Antwoord binnen een maand (AVG art. 12 lid 3).</source>
        <translation>What residents ask about their own data. Answer within one month (GDPR art. 12(3)).</translation>
    </message>
    <message>
        <source>Wie zag dit?</source>
        <translation>Who saw this?</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>Balk</name>
    <message>
        <source>Niet nu</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>een anonieme inwoner</source>
        <translation>an anonymous resident</translation>
    </message>
</context>
<context>
    <name>BandenPaneel</name>
    <message>
        <source>Band van een collega</source>
        <translation>Tie of a colleague</translation>
    </message>
    <message>
        <source>Banden van collega’s</source>
        <translation>Colleagues’ ties</translation>
    </message>
    <message>
        <source>Beëindigen</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Er is nog geen band vastgelegd.</source>
        <translation>No tie has been recorded yet.</translation>
    </message>
    <message>
        <source>Geldt niet meer</source>
        <translation>No longer applies</translation>
    </message>
    <message>
        <source>Ik ken een inwoner</source>
        <translation>I know a resident</translation>
    </message>
    <message>
        <source>Kent u een inwoner, of bent u het zelf? Meld het. Daarna ziet u die inwoner en het huishouden niet meer. Zo kan niemand denken dat u er toch in keek.</source>
        <translation>Do you know a resident, or are you the resident? Report it. After that you no longer see that resident and the household. That way nobody can think you looked anyway.</translation>
    </message>
    <message>
        <source>Waarom geldt dit niet meer: {0} en {1}?</source>
        <translation>Why does this no longer apply: {0} and {1}?</translation>
    </message>
    <message>
        <source>werkt hier</source>
        <translation>works here</translation>
    </message>
</context>
<context>
    <name>BeginBlad</name>
    <message>
        <source>Advies geven</source>
        <translation>Give advice</translation>
    </message>
    <message>
        <source>Er loopt geen triage.
Wat aan de balie naar triage gaat, staat in Mijn werk.</source>
        <translation>No triage is running.
What goes to triage from the front desk is in My work.</translation>
    </message>
    <message>
        <source>Naam, geboortedatum of BSN. Of begin in Mijn werk, of met Ctrl+T bij een inwoner.</source>
        <translation>Name, date of birth or BSN. Or start in My work, or with Ctrl+T at a resident.</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message>
        <source>Triage beginnen</source>
        <translation>Start triage</translation>
    </message>
    <message>
        <source>Triage beginnen voor</source>
        <translation>Start triage for</translation>
    </message>
    <message>
        <source>Triage beginnen voor {0}</source>
        <translation>Start triage for {0}</translation>
    </message>
    <message>
        <source>Triages</source>
        <translation>Triages</translation>
    </message>
    <message>
        <source>Van u</source>
        <translation>Yours</translation>
    </message>
    <message>
        <source>Van uw team</source>
        <translation>Your team’s</translation>
    </message>
    <message>
        <source>Verder met de open triage</source>
        <translation>Continue the open triage</translation>
    </message>
    <message>
        <source>Wacht op uw advies</source>
        <translation>Waiting for your advice</translation>
    </message>
    <message>
        <source>aan u overgedragen</source>
        <translation>handed over to you</translation>
    </message>
    <message>
        <source>advies binnen</source>
        <translation>advice received</translation>
    </message>
    <message>
        <source>advies gevraagd</source>
        <translation>advice asked</translation>
    </message>
    <message>
        <source>sinds {0}</source>
        <translation>since {0}</translation>
    </message>
    <message>
        <source>{0} vraagt over {1}: {2}</source>
        <translation>{0} asks about {1}: {2}</translation>
    </message>
</context>
<context>
    <name>BeginFormulier</name>
    <message>
        <source>Kies voor wie dit is.</source>
        <translation>Choose who this is for.</translation>
    </message>
    <message>
        <source>Voor wie</source>
        <translation>For whom</translation>
    </message>
</context>
<context>
    <name>BeginPlan</name>
    <message>
        <source>Beginnen met</source>
        <translation>Start with</translation>
    </message>
    <message>
        <source>Besproken op</source>
        <translation>Discussed on</translation>
    </message>
    <message>
        <source>De regisseur maakt het plan samen met het gezin.</source>
        <translation>The lead worker makes the plan together with the family.</translation>
    </message>
    <message>
        <source>Dit huishouden heeft geen open casus. Open eerst een casus; dan kan er een plan komen.</source>
        <translation>This household has no open case. Open a case first; then there can be a plan.</translation>
    </message>
    <message>
        <source>Een gezin mag eerst zelf een plan maken, met familie en vrienden.</source>
        <translation>A family may first make a plan itself, with relatives and friends.</translation>
    </message>
    <message>
        <source>Familiegroepsplan aangeboden</source>
        <translation>Family group plan offered</translation>
    </message>
    <message>
        <source>Familiegroepsplan aangeboden?</source>
        <translation>Family group plan offered?</translation>
    </message>
    <message>
        <source>Het plan is afgesloten</source>
        <translation>The plan has been closed</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Kies waar u mee begint. Alles is daarna te veranderen, in de woorden van het gezin.</source>
        <translation>Choose what you start with. Everything can be changed after that, in the family’s words.</translation>
    </message>
    <message>
        <source>Nee</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Nog geen nieuw plan</source>
        <translation>No new plan yet</translation>
    </message>
    <message>
        <source>Nog geen plan</source>
        <translation>No plan yet</translation>
    </message>
    <message>
        <source>Nog niet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Plan beginnen</source>
        <translation>Start plan</translation>
    </message>
    <message>
        <source>Soort plan</source>
        <translation>Kind of plan</translation>
    </message>
    <message>
        <source>Waarom niet? (één zin)</source>
        <translation>Why not? (one sentence)</translation>
    </message>
    <message>
        <source>Wat er is afgesproken, staat hieronder. Bij een nieuwe casus komt een nieuw plan.</source>
        <translation>What was agreed is below. A new case gets a new plan.</translation>
    </message>
</context>
<context>
    <name>BeginVorm</name>
    <message>
        <source>Beginnen</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>De melding kwam binnen op</source>
        <translation>The report came in on</translation>
    </message>
    <message>
        <source>Feiten, in de woorden van wie het zei.</source>
        <translation>Facts, in the words of whoever said it.</translation>
    </message>
    <message>
        <source>Meldcode beginnen</source>
        <translation>Start reporting code</translation>
    </message>
    <message>
        <source>Meldcode beginnen: {0}</source>
        <translation>Start reporting code: {0}</translation>
    </message>
    <message>
        <source>Vanaf deze dag lopen de 14 dagen (Wvggz art. 5:2).</source>
        <translation>The 14 days run from this day (Wvggz art. 5:2).</translation>
    </message>
    <message>
        <source>Verkennend onderzoek beginnen</source>
        <translation>Start exploratory investigation</translation>
    </message>
    <message>
        <source>Wat zag of hoorde u, en van wie</source>
        <translation>What did you see or hear, and from whom</translation>
    </message>
</context>
<context>
    <name>Beginnen</name>
    <message>
        <source>Beginnen</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Begint op</source>
        <translation>Starts on</translation>
    </message>
    <message>
        <source>Controle op</source>
        <translation>Check date</translation>
    </message>
    <message>
        <source>Ik</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Leeg: geen controle</source>
        <translation>Empty: no check</translation>
    </message>
    <message>
        <source>Ondersteuning beginnen</source>
        <translation>Start support</translation>
    </message>
    <message>
        <source>Ondersteuning voor {0}</source>
        <translation>Support for {0}</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Verwacht einde</source>
        <translation>Expected end</translation>
    </message>
    <message>
        <source>Wat is er bereikt als dit klaar is?</source>
        <translation>What has been achieved when this is done?</translation>
    </message>
    <message>
        <source>Wat vraagt de inwoner? In eigen woorden</source>
        <translation>What does the resident ask? In their own words</translation>
    </message>
    <message>
        <source>Wie doet dit</source>
        <translation>Who does this</translation>
    </message>
</context>
<context>
    <name>BegonnenStrook</name>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Terugzetten</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>U was bezig met {0} van {1}</source>
        <translation>You were working on {0} from {1}</translation>
    </message>
    <message>
        <source>Verder schrijven</source>
        <translation>Continue writing</translation>
    </message>
    <message>
        <source>Weggegooid: {0}.</source>
        <translation>Discarded: {0}.</translation>
    </message>
    <message>
        <source>Weggooien</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>Beheer</name>
    <message>
        <source> Zij is ook een balie van de beheerder: de sleutel die het rooster ondertekent, wordt meteen vervangen.</source>
        <translation> It is also an administrator’s desk: the key that signs the roster is replaced at once.</translation>
    </message>
    <message>
        <source>Aanvragen</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Beheerder maken</source>
        <translation>Make administrator</translation>
    </message>
    <message>
        <source>De aanvraag is weggelegd</source>
        <translation>The request was put aside</translation>
    </message>
    <message>
        <source>De balie waar u nu werkt, kunt u niet intrekken.</source>
        <translation>You cannot revoke the desk you are working at now.</translation>
    </message>
    <message>
        <source>Er komen rechten van beheer mee. Mag dat niet, laat deze balie niet toe.</source>
        <translation>Administration rights come with it. If that is not allowed, do not admit this desk.</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>Ja, toelaten</source>
        <translation>Yes, admit</translation>
    </message>
    <message>
        <source>Kies eerst een aanvraag die nog niet is weggelegd.</source>
        <translation>First choose a request that was not put aside yet.</translation>
    </message>
    <message>
        <source>Kies ten minste één team.</source>
        <translation>Choose at least one team.</translation>
    </message>
    <message>
        <source>Leest de beller precies dit voor: {0}? Alleen dan is het echt deze balie. {1}</source>
        <translation>Does the caller read out exactly this: {0}? Only then is it really this desk. {1}</translation>
    </message>
    <message>
        <source>Niemand vraagt nu om toegelaten te worden.</source>
        <translation>Nobody is asking to be admitted now.</translation>
    </message>
    <message>
        <source>Niet toelaten…</source>
        <translation>Do not admit…</translation>
    </message>
    <message>
        <source>Ook wat weggelegd is</source>
        <translation>Also what was put aside</translation>
    </message>
    <message>
        <source>Opnieuw kijken</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Teams vastleggen</source>
        <translation>Record teams</translation>
    </message>
    <message>
        <source>Toelaten…</source>
        <translation>Admit…</translation>
    </message>
    <message>
        <source>Van {0} kunt u de teams niet wijzigen.</source>
        <translation>You cannot change the teams of {0}.</translation>
    </message>
    <message>
        <source>Voor welke teams werkt deze balie?</source>
        <translation>Which teams does this desk work for?</translation>
    </message>
    <message>
        <source>Wegleggen</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Wie vraagt om mee te doen</source>
        <translation>Who is asking to join</translation>
    </message>
    <message>
        <source>{0} heeft andere teams</source>
        <translation>{0} has other teams</translation>
    </message>
    <message>
        <source>{0} intrekken? Die balie leest en deelt dan niets nieuws meer. Wat zij al deelde, blijft. Wat op die computer staat, blijft daar, versleuteld achter een wachtwoord. Is hij gestolen of kwijt? Meld dan ook een datalek.</source>
        <translation>Revoke {0}? That desk then reads and shares nothing new. What it has already shared stays. What is on that computer stays there, encrypted behind a password. Has it been stolen or lost? Then also report a data breach.</translation>
    </message>
    <message>
        <source>{0} is ingetrokken</source>
        <translation>{0} has been revoked</translation>
    </message>
    <message>
        <source>{0} is nu ook een balie van de beheerder</source>
        <translation>{0} is now also an administrator’s desk</translation>
    </message>
    <message>
        <source>{0} is toegelaten</source>
        <translation>{0} has been admitted</translation>
    </message>
    <message>
        <source>{0} kan geen balie van de beheerder worden, of is dat al.</source>
        <translation>{0} cannot become an administrator’s desk, or already is one.</translation>
    </message>
    <message>
        <source>{0} mag nu alleen lezen</source>
        <translation>{0} may now only read</translation>
    </message>
    <message>
        <source>{0} mag weer schrijven</source>
        <translation>{0} may write again</translation>
    </message>
    <message>
        <source>{0} niet toelaten? De aanvraag gaat uit deze lijst. Die balie hoort dat niet vanzelf: bel haar als u weet wie het is. Weggelegde aanvragen kunt u altijd weer tonen.</source>
        <translation>Not admit {0}? The request leaves this list. That desk is not told by itself: call them if you know who it is. You can always show requests that were put aside.</translation>
    </message>
    <message>
        <source>{0} ook een balie van de beheerder maken? Zij krijgt de sleutel van het rooster en van alle teams. Op die computer kan de applicatiebeheerder dan alles wat hier kan, en staan straks de gegevens van alle teams.</source>
        <translation>Also make {0} an administrator’s desk? It gets the key of the roster and of all teams. On that computer the application administrator can then do everything that can be done here, and the data of all teams will be there.</translation>
    </message>
    <message>
        <source>{0}: van een team dat u uitzet, leest die balie niets nieuws meer.</source>
        <translation>{0}: this desk reads nothing new of a team that you switch off.</translation>
    </message>
</context>
<context>
    <name>Beoordelen</name>
    <message>
        <source>Beoordelen</source>
        <translation>Assess</translation>
    </message>
    <message>
        <source>Beoordeling opslaan</source>
        <translation>Save assessment</translation>
    </message>
    <message>
        <source>Feiten en uw oordeel apart. De inwoner mag dit lezen.</source>
        <translation>Keep facts and your opinion apart. The resident may read this.</translation>
    </message>
    <message>
        <source>Urgentie</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Wat vindt u ervan en wat moet er gebeuren</source>
        <translation>What do you think of it and what must happen</translation>
    </message>
</context>
<context>
    <name>BesluitDeel</name>
    <message>
        <source>Besluit</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>De inwoner is anoniem: afhandelen, verwijzen of opschalen kan, met alleen woorden.</source>
        <translation>The resident is anonymous: you can settle, refer or escalate, with words only.</translation>
    </message>
    <message>
        <source>De oudste van het huishouden</source>
        <translation>The oldest of the household</translation>
    </message>
    <message>
        <source>Kies eerst de route en wat er gaat gebeuren.</source>
        <translation>First choose the route and what is going to happen.</translation>
    </message>
    <message>
        <source>Nog niet ingevuld: {0}. Waarom blijft dat zo? (één zin)</source>
        <translation>Not filled in yet: {0}. Why does that stay so? (one sentence)</translation>
    </message>
    <message>
        <source>Over welk huishouden gaat het?</source>
        <translation>Which household is it about?</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Toelichting bij het besluit (mag leeg)</source>
        <translation>Explanation of the decision (optional)</translation>
    </message>
    <message>
        <source>U kiest anders dan het voorstel. Waarom? (één zin)</source>
        <translation>You choose differently from the proposal. Why? (one sentence)</translation>
    </message>
    <message>
        <source>Voor wie is het?</source>
        <translation>Who is it for?</translation>
    </message>
    <message>
        <source>Waarom blijft dat open? (één zin)</source>
        <translation>Why does that stay open? (one sentence)</translation>
    </message>
    <message>
        <source>Wat gaat er gebeuren?</source>
        <translation>What is going to happen?</translation>
    </message>
    <message>
        <source>voorstel</source>
        <translation>proposal</translation>
    </message>
    <message>
        <source>{0} Daarom staat hier weer het voorstel.</source>
        <translation>{0} So the proposal is back here.</translation>
    </message>
    <message>
        <source>{0} De route is nu: {1}.</source>
        <translation>{0} The route is now: {1}.</translation>
    </message>
    <message>
        <source>{0} Kies opnieuw wat er gaat gebeuren.</source>
        <translation>{0} Choose again what is going to happen.</translation>
    </message>
    <message>
        <source>“{0}” past niet bij {1}.</source>
        <translation>“{0}” does not fit {1}.</translation>
    </message>
</context>
<context>
    <name>BesluitVorm</name>
    <message>
        <source>Besluit</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Besluit over {0}</source>
        <translation>Decision on {0}</translation>
    </message>
    <message>
        <source>Besluiten</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>De bewaartermijn is voorbij. Na toewijzen geeft een ander akkoord voordat het weg is.</source>
        <translation>The retention period is over. After granting, someone else approves before it is gone.</translation>
    </message>
    <message>
        <source>Dit staat in de brief. Nodig als u (een deel) afwijst</source>
        <translation>This is in the letter. Needed if you refuse (part of) it</translation>
    </message>
    <message>
        <source>Gedacht tot en met</source>
        <translation>Intended last day</translation>
    </message>
    <message>
        <source>Kies wat u besluit</source>
        <translation>Choose what you decide</translation>
    </message>
    <message>
        <source>Mag leeg. Vanzelf stopt het niet: “Termijnen” zegt u die dag het op te heffen</source>
        <translation>Optional. It does not stop by itself: “Deadlines” tells you that day to lift it</translation>
    </message>
    <message>
        <source>Niet gebruiken vanaf</source>
        <translation>Do not use from</translation>
    </message>
    <message>
        <source>Ook: wat u met de betrokkenen heeft besproken, en wanneer u opnieuw kijkt.</source>
        <translation>Also: what you discussed with those involved, and when you look again.</translation>
    </message>
    <message>
        <source>Op welke grond wijst u het toe?</source>
        <translation>On which ground do you grant it?</translation>
    </message>
    <message>
        <source>Stap 5: {0}</source>
        <translation>Step 5: {0}</translation>
    </message>
    <message>
        <source>Toch toewijzen kan, als geen ander er belang bij heeft (Jeugdwet art. 7.3.9).</source>
        <translation>You can still grant it, if nobody else has an interest in it (Jeugdwet art. 7.3.9).</translation>
    </message>
    <message>
        <source>Toegewezen? Dan ziet iedereen “Beperkt: niet gebruiken”, en is de inhoud dicht.</source>
        <translation>Granted? Then everyone sees “Restricted: do not use”, and the content is closed.</translation>
    </message>
    <message>
        <source>Waarom, en wie doet wat</source>
        <translation>Why, and who does what</translation>
    </message>
    <message>
        <source>Waarom?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Wat is het besluit?</source>
        <translation>What is the decision?</translation>
    </message>
</context>
<context>
    <name>BestandBlad</name>
    <message>
        <source>. Een regel is niet te lezen: wat niet in het bestand staat, ziet u pas als die regel is hersteld</source>
        <translation>. One line cannot be read: you only see what is not in the file once that line is repaired</translation>
    </message>
    <message>
        <source>. Gesloten, en dat blijft zo: {0}. Met een lege kolom tot gaan die weer open</source>
        <translation>. Closed, and staying so: {0}. With an empty column tot these open again</translation>
    </message>
    <message>
        <source>. Overgeslagen kolommen: {0}</source>
        <translation>. Skipped columns: {0}</translation>
    </message>
    <message>
        <source>1 regel kan niet</source>
        <translation>1 line cannot be used</translation>
    </message>
    <message>
        <source>1 wijziging overnemen</source>
        <translation>Apply 1 change</translation>
    </message>
    <message>
        <source>Alles in dit bestand staat al zo in de sociale kaart.</source>
        <translation>Everything in this file is already like this in the community directory.</translation>
    </message>
    <message>
        <source>Alles in het bestand is nagekeken</source>
        <translation>Everything in the file has been checked</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bestand</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Bestand van de sociale kaart</source>
        <translation>File of the community directory</translation>
    </message>
    <message>
        <source>Bijwerken uit een bestand</source>
        <translation>Update from a file</translation>
    </message>
    <message>
        <source>CSV (UTF-8) of Excel, met minstens nummer, soort en naam. Het nummer zegt welke rij het is.</source>
        <translation>CSV (UTF-8) or Excel, with at least nummer, soort and naam. The number says which row it is.</translation>
    </message>
    <message>
        <source>Het bestand wordt gelezen…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>Kies een bestand.
Dan ziet u hier wat er verandert.</source>
        <translation>Choose a file.
Then you see here what changes.</translation>
    </message>
    <message>
        <source>Kiezen…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Overnemen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Sluit wat niet in het bestand staat</source>
        <translation>Close what is not in the file</translation>
    </message>
    <message>
        <source>Wat er verandert</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>{0} erbij</source>
        <translation>{0} added</translation>
    </message>
    <message>
        <source>{0} gelijk</source>
        <translation>{0} the same</translation>
    </message>
    <message>
        <source>{0} gewijzigd</source>
        <translation>{0} changed</translation>
    </message>
    <message>
        <source>{0} niet in het bestand</source>
        <translation>{0} not in the file</translation>
    </message>
    <message>
        <source>{0} regels kunnen niet</source>
        <translation>{0} lines cannot be used</translation>
    </message>
    <message>
        <source>{0} wijzigingen overnemen</source>
        <translation>Apply {0} changes</translation>
    </message>
</context>
<context>
    <name>Bestandsknoppen</name>
    <message>
        <source>Als CSV…</source>
        <translation>As CSV…</translation>
    </message>
    <message>
        <source>Bestand inlezen…</source>
        <translation>Read in file…</translation>
    </message>
    <message>
        <source>Sociale kaart bijwerken uit een bestand</source>
        <translation>Update community directory from a file</translation>
    </message>
    <message>
        <source>Sociale kaart opslaan als CSV</source>
        <translation>Save community directory as CSV</translation>
    </message>
</context>
<context>
    <name>Bestandsvorm</name>
    <message>
        <source>Bestand kiezen…</source>
        <translation>Choose file…</translation>
    </message>
</context>
<context>
    <name>BetrokkeneFormulier</name>
    <message>
        <source>Alleen als deze persoon zelf ook in wijdesk staat.</source>
        <translation>Only if this person is in wijdesk too.</translation>
    </message>
    <message>
        <source>Bekende inwoner (mag leeg)</source>
        <translation>Known resident (optional)</translation>
    </message>
    <message>
        <source>Betrokken sinds</source>
        <translation>Involved since</translation>
    </message>
    <message>
        <source>Betrokkene toevoegen</source>
        <translation>Add person involved</translation>
    </message>
    <message>
        <source>Door de jongere zelf gekozen (Jouw Ingebrachte Mentor)</source>
        <translation>Chosen by the young person (JIM, a mentor from their own circle)</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Gegevens van {0}</source>
        <translation>Details of {0}</translation>
    </message>
    <message>
        <source>JIM</source>
        <translation>JIM</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Netwerk</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Opmerking (mag leeg)</source>
        <translation>Comment (optional)</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Organisatie</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Professional</source>
        <translation>Professional</translation>
    </message>
    <message>
        <source>Rol voor het gezin, zoals oma of huisarts</source>
        <translation>Role for the family, such as grandma or GP</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Telefoon</source>
        <translation>Phone</translation>
    </message>
</context>
<context>
    <name>BetrokkenenTab</name>
    <message>
        <source>Inwoner openen</source>
        <translation>Open resident</translation>
    </message>
    <message>
        <source>Netwerk</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Netwerk erbij</source>
        <translation>Add network</translation>
    </message>
    <message>
        <source>Niet meer betrokken</source>
        <translation>No longer involved</translation>
    </message>
    <message>
        <source>Niet meer betrokken…</source>
        <translation>No longer involved…</translation>
    </message>
    <message>
        <source>Nog geen professional.
Kies “Professional erbij”.</source>
        <translation>No professional yet.
Choose “Add professional”.</translation>
    </message>
    <message>
        <source>Nog niemand uit het netwerk.
Wie helpt er al mee? Kies “Netwerk erbij”.</source>
        <translation>Nobody from the network yet.
Who is already helping? Choose “Add network”.</translation>
    </message>
    <message>
        <source>Ook wie gestopt is</source>
        <translation>Also those who stopped</translation>
    </message>
    <message>
        <source>Professional erbij</source>
        <translation>Add professional</translation>
    </message>
    <message>
        <source>Professionals</source>
        <translation>Professionals</translation>
    </message>
    <message>
        <source>Toestemming</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Toestemming is nog niet rond bij 1 soort gegevens.</source>
        <translation>Consent is not yet settled for 1 kind of data.</translation>
    </message>
    <message>
        <source>Toestemming is nog niet rond bij {0} soorten gegevens.</source>
        <translation>Consent is not yet settled for {0} kinds of data.</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>{0} is niet meer betrokken sinds (datum):</source>
        <translation>{0} is no longer involved since (date):</translation>
    </message>
</context>
<context>
    <name>BevindingenVorm</name>
    <message>
        <source>Bevindingen</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Gesprek en bevindingen</source>
        <translation>Conversation and findings</translation>
    </message>
    <message>
        <source>Gesproken op</source>
        <translation>Spoken to on</translation>
    </message>
    <message>
        <source>Is er ernstig nadeel door een psychische stoornis? Wil de betrokkene zelf hulp?</source>
        <translation>Is there serious harm due to a mental disorder? Does the person concerned want help?</translation>
    </message>
    <message>
        <source>Of de dag waarop u het probeerde. Leeg als dat nog moet.</source>
        <translation>Or the day you tried. Empty if that is still to be done.</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>BewaarVorm</name>
    <message>
        <source>Bewaren</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Bewaren: {0}</source>
        <translation>Keep: {0}</translation>
    </message>
    <message>
        <source>De reden komt op de verklaring, zonder naam. Zet een blokkade als het lang duurt.</source>
        <translation>The reason goes on the statement, without a name. Set a block if it takes long.</translation>
    </message>
    <message>
        <source>Kies een reden</source>
        <translation>Choose a reason</translation>
    </message>
    <message>
        <source>Waarom blijft dit dossier?</source>
        <translation>Why does this file stay?</translation>
    </message>
</context>
<context>
    <name>BewarenPaneel</name>
    <message>
        <source>
Druk op N: dan ziet u welke dossiers hun bewaartermijn voorbij zijn.</source>
        <translation>
Press N: then you see which files are past their retention period.</translation>
    </message>
    <message>
        <source>. Gestopt: met Uitvoeren gaat u verder</source>
        <translation>. Stopped: continue with Carry out</translation>
    </message>
    <message>
        <source>; 1 viel af</source>
        <translation>; 1 dropped out</translation>
    </message>
    <message>
        <source>; {0} vielen af</source>
        <translation>; {0} dropped out</translation>
    </message>
    <message>
        <source>Akkoord geven</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Alle lijsten</source>
        <translation>All lists</translation>
    </message>
    <message>
        <source>Bewaren</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Dossiers op de lijst</source>
        <translation>Files on the list</translation>
    </message>
    <message>
        <source>Een dossier waarvan de bewaartermijn voorbij is, gaat weg: de een stelt de lijst op, een ander geeft akkoord. De cijfers blijven kloppen.</source>
        <translation>A file past its retention period goes: one person draws up the list, another approves. The figures stay right.</translation>
    </message>
    <message>
        <source>Er is nog geen lijst.</source>
        <translation>There is no list yet.</translation>
    </message>
    <message>
        <source>Hebt u de lijst bekeken en mogen {0} worden vernietigd?</source>
        <translation>Have you looked at the list and may {0} be destroyed?</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Lijst openen</source>
        <translation>Open list</translation>
    </message>
    <message>
        <source>Lijsten</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>Overzicht maken</source>
        <translation>Make overview</translation>
    </message>
    <message>
        <source>Stoppen na dit dossier</source>
        <translation>Stop after this file</translation>
    </message>
    <message>
        <source>Uitvoeren</source>
        <translation>Carry out</translation>
    </message>
    <message>
        <source>Verklaring</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Vernietigen</source>
        <translation>Destroy</translation>
    </message>
    <message>
        <source>Voortgang van het vernietigen</source>
        <translation>Progress of the destruction</translation>
    </message>
    <message>
        <source>Waarom trekt u deze lijst in?</source>
        <translation>Why are you withdrawing this list?</translation>
    </message>
    <message>
        <source>Weg</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>vernietigen bewaartermijn lijst opschonen archief avg</source>
        <translation>destroy retention period list clean up archive gdpr</translation>
    </message>
    <message>
        <source>{0} vernietigd</source>
        <translation>{0} destroyed</translation>
    </message>
    <message>
        <source>{0} vernietigen? Dit kan niet ongedaan gemaakt worden, ook niet met een reservekopie.</source>
        <translation>Destroy {0}? This cannot be undone, not even with a backup.</translation>
    </message>
</context>
<context>
    <name>Bewerken</name>
    <message>
        <source>1 fout</source>
        <translation>1 error</translation>
    </message>
    <message>
        <source>1 vraag.</source>
        <translation>1 question.</translation>
    </message>
    <message>
        <source>Afgeschermd adres. Geef een ander adres door aan de regisseur.</source>
        <translation>Shielded address. Pass another address on to the lead worker.</translation>
    </message>
    <message>
        <source>Alleen {0}</source>
        <translation>Only {0}</translation>
    </message>
    <message>
        <source>Bewaren</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Bewaren en kaart van {0} openen</source>
        <translation>Save and open card of {0}</translation>
    </message>
    <message>
        <source>De hele stad</source>
        <translation>The whole city</translation>
    </message>
    <message>
        <source>Echt weggooien?</source>
        <translation>Really discard?</translation>
    </message>
    <message>
        <source>Elders gewijzigd in: {0}</source>
        <translation>Changed elsewhere to: {0}</translation>
    </message>
    <message>
        <source>Elders gewijzigd: {0}.</source>
        <translation>Changed elsewhere: {0}.</translation>
    </message>
    <message>
        <source>Fouten; Enter gaat naar de regel</source>
        <translation>Errors; Enter goes to the line</translation>
    </message>
    <message>
        <source>Geen</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Geen fouten. {0} {1}</source>
        <translation>No errors. {0} {1}</translation>
    </message>
    <message>
        <source>In gebruik nemen</source>
        <translation>Put into use</translation>
    </message>
    <message>
        <source>Niet bewaren</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>Opslaan als bestand…</source>
        <translation>Save as file…</translation>
    </message>
    <message>
        <source>Tekst van de vragenlijst</source>
        <translation>Text of the questionnaire</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Triages die al lopen houden hun eigen vragen.</source>
        <translation>Triages that are already running keep their own questions.</translation>
    </message>
    <message>
        <source>Verberg in zoeken, lijsten en afdrukken</source>
        <translation>Hide in search, lists and printouts</translation>
    </message>
    <message>
        <source>Voor wie</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Waarom hoeft deze kaart niet meer afgeschermd te zijn? (één zin)</source>
        <translation>Why does this card no longer need to be shielded? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom schermt u deze kaart af? (één zin)</source>
        <translation>Why are you shielding this card? (one sentence)</translation>
    </message>
    <message>
        <source>Wat al is ingevuld, houdt zijn eigen vragen: in de cijfers begint een nieuwe lijn.</source>
        <translation>What has been filled in keeps its own questions: a new line begins in the figures.</translation>
    </message>
    <message>
        <source>Wat u typte, staat er nog.</source>
        <translation>What you typed is still there.</translation>
    </message>
    <message>
        <source>Weggooien</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Woont samen met {0}. Zet {1} ook op afgeschermd: het adres staat daar ook op.</source>
        <translation>Lives together with {0}. Also set {1} to shielded: the address is on it too.</translation>
    </message>
    <message>
        <source>bekend, eindigt op {0}</source>
        <translation>known, ends in {0}</translation>
    </message>
    <message>
        <source>die kaart</source>
        <translation>that card</translation>
    </message>
    <message>
        <source>die kaarten</source>
        <translation>those cards</translation>
    </message>
    <message>
        <source>{0} fouten</source>
        <translation>{0} errors</translation>
    </message>
    <message>
        <source>{0} vragen.</source>
        <translation>{0} questions.</translation>
    </message>
    <message>
        <source>{0}. Wat nu in gebruik is, blijft in gebruik.</source>
        <translation>{0}. What is in use now stays in use.</translation>
    </message>
</context>
<context>
    <name>Bladen</name>
    <message>
        <source>Voorbeeld, pagina {0} van {1}</source>
        <translation>Preview, page {0} of {1}</translation>
    </message>
</context>
<context>
    <name>Bladenlijst</name>
    <message>
        <source>Bladzijde</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Bladzijden</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>BlokkadeChip</name>
    <message>
        <source>+ Blokkade</source>
        <translation>+ Block</translation>
    </message>
    <message>
        <source>Blokkade op vernietigen</source>
        <translation>Block on destroying</translation>
    </message>
    <message>
        <source>Blokkade op vernietigen van {0}</source>
        <translation>Block on destroying {0}</translation>
    </message>
    <message>
        <source>Blokkade op vernietigen zetten</source>
        <translation>Set a block on destroying</translation>
    </message>
    <message>
        <source>Wordt niet vernietigd · sinds {0}</source>
        <translation>Will not be destroyed · since {0}</translation>
    </message>
    <message>
        <source>bewaren vernietigen bezwaar klacht</source>
        <translation>keep destroy objection complaint</translation>
    </message>
</context>
<context>
    <name>BlokkadeVorm</name>
    <message>
        <source>Blokkade zetten</source>
        <translation>Set block</translation>
    </message>
    <message>
        <source>Blokkade: {0}</source>
        <translation>Block: {0}</translation>
    </message>
    <message>
        <source>Er staat al een blokkade op {0}, en die houdt dit ook vast. Opheffen doet u daar.</source>
        <translation>There is already a block on {0}, and it keeps this too. You lift it there.</translation>
    </message>
    <message>
        <source>Het blijft tot u de blokkade opheft, ook na zijn bewaartermijn.</source>
        <translation>It stays until you lift the block, also after its retention period.</translation>
    </message>
    <message>
        <source>Kies een reden</source>
        <translation>Choose a reason</translation>
    </message>
    <message>
        <source>Mag leeg</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Waarom mag dit dossier niet weg?</source>
        <translation>Why must this file not go?</translation>
    </message>
</context>
<context>
    <name>Bovenbalk</name>
    <message>
        <source>Beeld</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Menu van {}</source>
        <translation>Menu of {}</translation>
    </message>
    <message>
        <source>Standaardindeling</source>
        <translation>Standard layout</translation>
    </message>
</context>
<context>
    <name>Buitendeel</name>
    <message>
        <source>Basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Bron</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Cijfer</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Cijfers van anderen</source>
        <translation>Figures from others</translation>
    </message>
    <message>
        <source>Definitie</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Filter op naam, bron of basis</source>
        <translation>Filter by name, source or basis</translation>
    </message>
    <message>
        <source>Jaar</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Niet in wijdesk geteld: ingelezen met hun bron en basis.</source>
        <translation>Not counted in wijdesk: read in with their source and basis.</translation>
    </message>
    <message>
        <source>Waarde</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>cijfer</source>
        <translation>figure</translation>
    </message>
    <message>
        <source>cijfers</source>
        <translation>figures</translation>
    </message>
</context>
<context>
    <name>BundelBlad</name>
    <message>
        <source>Alles afsluiten</source>
        <translation>Close all</translation>
    </message>
    <message>
        <source>Andere naam</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Begin de activiteit</source>
        <translation>Start the activity</translation>
    </message>
    <message>
        <source>Bij een activiteit zetten</source>
        <translation>Put with an activity</translation>
    </message>
    <message>
        <source>Bundel van {0} signalen, {1} open</source>
        <translation>Bundle of {0} signals, {1} open</translation>
    </message>
    <message>
        <source>In deze bundel</source>
        <translation>In this bundle</translation>
    </message>
    <message>
        <source>Maak er een activiteit van</source>
        <translation>Turn it into an activity</translation>
    </message>
    <message>
        <source>Signaal openen</source>
        <translation>Open signal</translation>
    </message>
    <message>
        <source>Signalen</source>
        <translation>Signals</translation>
    </message>
    <message>
        <source>Uit de bundel</source>
        <translation>Take from bundle</translation>
    </message>
    <message>
        <source>Voorgestelde activiteiten</source>
        <translation>Proposed activities</translation>
    </message>
    <message>
        <source>Voorstel intrekken</source>
        <translation>Withdraw proposal</translation>
    </message>
    <message>
        <source>Voorstel wijzigen</source>
        <translation>Change proposal</translation>
    </message>
</context>
<context>
    <name>BundelDeel</name>
    <message>
        <source>Hoe heet deze bundel?</source>
        <translation>What is this bundle called?</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Waarom trekt u “{}” in? (één zin)</source>
        <translation>Why are you withdrawing “{}”? (one sentence)</translation>
    </message>
</context>
<context>
    <name>BundelSluiten</name>
    <message>
        <source>Afsluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Alle signalen van deze bundel afsluiten</source>
        <translation>Close all signals in this bundle</translation>
    </message>
    <message>
        <source>Kies hoe het is afgelopen</source>
        <translation>Choose how it ended</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Waar de melder nog bericht krijgt, blijft het signaal open.</source>
        <translation>Where the reporter still has to be told, the signal stays open.</translation>
    </message>
</context>
<context>
    <name>Buurt</name>
    <message>
        <source>Afgelopen</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Bewonersinitiatieven</source>
        <translation>Residents’ initiatives</translation>
    </message>
    <message>
        <source>Buurtagenda</source>
        <translation>Neighbourhood agenda</translation>
    </message>
    <message>
        <source>Dit is intussen weggehaald.</source>
        <translation>This has been removed in the meantime.</translation>
    </message>
    <message>
        <source>Er staat nog niets op de buurtagenda.</source>
        <translation>There is nothing on the neighbourhood agenda yet.</translation>
    </message>
    <message>
        <source>Loopt of begint</source>
        <translation>Running or starting</translation>
    </message>
    <message>
        <source>Maak er een activiteit van</source>
        <translation>Turn it into an activity</translation>
    </message>
    <message>
        <source>Naar de activiteit</source>
        <translation>To the activity</translation>
    </message>
    <message>
        <source>Nieuw initiatief</source>
        <translation>New initiative</translation>
    </message>
    <message>
        <source>Nieuw onderwerp</source>
        <translation>New subject</translation>
    </message>
    <message>
        <source>Nog geen initiatieven.</source>
        <translation>No initiatives yet.</translation>
    </message>
    <message>
        <source>Nog niet teruggekoppeld</source>
        <translation>No feedback given yet</translation>
    </message>
    <message>
        <source>Nog vertellen aan de bewoners</source>
        <translation>Still to tell the residents</translation>
    </message>
    <message>
        <source>Teruggekoppeld</source>
        <translation>Feedback given</translation>
    </message>
    <message>
        <source>Waarom haalt u “{0}” weg? (één zin)</source>
        <translation>Why are you removing “{0}”? (one sentence)</translation>
    </message>
    <message>
        <source>Wat is gewijzigd</source>
        <translation>What has changed</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Zoek op onderwerp of gebied</source>
        <translation>Search by subject or area</translation>
    </message>
    <message>
        <source>teruggekoppeld</source>
        <translation>feedback given</translation>
    </message>
</context>
<context>
    <name>BuurtFormulier</name>
    <message>
        <source>Geen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Noem geen namen van inwoners: dit leest iedereen.</source>
        <translation>Do not mention names of residents: everyone reads this.</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Straat of gebied</source>
        <translation>Street or area</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Waar gaat het over</source>
        <translation>What is it about</translation>
    </message>
</context>
<context>
    <name>CaseloadPanel</name>
    <message>
        <source>1 casus</source>
        <translation>1 case</translation>
    </message>
    <message>
        <source>1 check na sluiten</source>
        <translation>1 check after closing</translation>
    </message>
    <message>
        <source>Casussen van het team</source>
        <translation>The team’s cases</translation>
    </message>
    <message>
        <source>En nog {0}; die komen hier als dit is beantwoord.</source>
        <translation>And {0} more; they appear here when this has been answered.</translation>
    </message>
    <message>
        <source>Filter op naam, nummer of taak</source>
        <translation>Filter by name, number or task</translation>
    </message>
    <message>
        <source>Hele team</source>
        <translation>Whole team</translation>
    </message>
    <message>
        <source>Huishouden openen</source>
        <translation>Open household</translation>
    </message>
    <message>
        <source>Mijn casussen</source>
        <translation>My cases</translation>
    </message>
    <message>
        <source>Niet aannemen</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>U hebt geen open casussen.
Open er een bij een huishouden in Casusregie.</source>
        <translation>You have no open cases.
Open one at a household in Case lead.</translation>
    </message>
    <message>
        <source>Waarom neemt u de regie niet over? (één zin)</source>
        <translation>Why are you not taking over the lead? (one sentence)</translation>
    </message>
    <message>
        <source>gewicht {0}</source>
        <translation>weight {0}</translation>
    </message>
    <message>
        <source>{0} casussen</source>
        <translation>{0} cases</translation>
    </message>
    <message>
        <source>{0} checks na sluiten</source>
        <translation>{0} checks after closing</translation>
    </message>
    <message>
        <source>{0} te laat</source>
        <translation>{0} overdue</translation>
    </message>
</context>
<context>
    <name>CasusDeel</name>
    <message>
        <source>Aanleiding</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Dag van de melding</source>
        <translation>Day of the report</translation>
    </message>
    <message>
        <source>Dit sluit aan bij de open casus {0} van {1}. De regisseur blijft {1}.</source>
        <translation>This joins the open case {0} of {1}. The lead worker stays {1}.</translation>
    </message>
    <message>
        <source>Geen tandem</source>
        <translation>No tandem partner</translation>
    </message>
    <message>
        <source>Ikzelf</source>
        <translation>Myself</translation>
    </message>
    <message>
        <source>Kies een wet</source>
        <translation>Choose a law</translation>
    </message>
    <message>
        <source>Onder welke wet valt de hulp?</source>
        <translation>Which law does the help fall under?</translation>
    </message>
    <message>
        <source>Regisseur</source>
        <translation>Lead worker</translation>
    </message>
    <message>
        <source>Tandem (mag leeg)</source>
        <translation>Tandem partner (optional)</translation>
    </message>
</context>
<context>
    <name>CasusOpenen</name>
    <message>
        <source>Aanleiding</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Casus openen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Casus {0} is gesloten. Was dat een vergissing? Draai de sluiting terug, dan loopt alles door.</source>
        <translation>Case {0} is closed. Was that a mistake? Undo the closing, then everything continues.</translation>
    </message>
    <message>
        <source>Dag van de melding</source>
        <translation>Day of the report</translation>
    </message>
    <message>
        <source>Dit bepaalt welke termijnen lopen en hoe lang het dossier blijft</source>
        <translation>This decides which deadlines run and how long the file is kept</translation>
    </message>
    <message>
        <source>Dit is geen datum. Schrijf bijvoorbeeld 3-2-2026.</source>
        <translation>This is not a date. Write, for example, 3-2-2026.</translation>
    </message>
    <message>
        <source>Geen tandem</source>
        <translation>No tandem partner</translation>
    </message>
    <message>
        <source>Geen vraag uit Mijn werk</source>
        <translation>No enquiry from My work</translation>
    </message>
    <message>
        <source>Hoort bij een vraag</source>
        <translation>Belongs to an enquiry</translation>
    </message>
    <message>
        <source>Kies een regisseur</source>
        <translation>Choose a lead worker</translation>
    </message>
    <message>
        <source>Kies een wet</source>
        <translation>Choose a law</translation>
    </message>
    <message>
        <source>Onder welke wet valt de hulp?</source>
        <translation>Which law does the help fall under?</translation>
    </message>
    <message>
        <source>Regisseur</source>
        <translation>Lead worker</translation>
    </message>
    <message>
        <source>Sluiting terugdraaien</source>
        <translation>Undo closing</translation>
    </message>
    <message>
        <source>Tandem</source>
        <translation>Tandem partner</translation>
    </message>
    <message>
        <source>Vanaf deze dag tellen de wettelijke termijnen; leeg is de dag van de vraag, of vandaag</source>
        <translation>The statutory terms count from this day; empty is the day of the enquiry, or today</translation>
    </message>
</context>
<context>
    <name>CasusPanel</name>
    <message>
        <source>Ander huishouden</source>
        <translation>Other household</translation>
    </message>
    <message>
        <source>Onderdelen van de casus</source>
        <translation>Parts of the case</translation>
    </message>
</context>
<context>
    <name>CasusSluiten</name>
    <message>
        <source>Casus sluiten</source>
        <translation>Close case</translation>
    </message>
    <message>
        <source>Check {0}</source>
        <translation>Check {0}</translation>
    </message>
    <message>
        <source>Dit is geen datum. Schrijf bijvoorbeeld 3-2-2026.</source>
        <translation>This is not a date. Write, for example, 3-2-2026.</translation>
    </message>
    <message>
        <source>Hoe liep elk doel af?</source>
        <translation>How did each goal end?</translation>
    </message>
    <message>
        <source>Kies een reden</source>
        <translation>Choose a reason</translation>
    </message>
    <message>
        <source>Kijk na wat hierboven rood staat.</source>
        <translation>Check what is red above.</translation>
    </message>
    <message>
        <source>Mag leeg blijven</source>
        <translation>Can stay empty</translation>
    </message>
    <message>
        <source>Nog een check</source>
        <translation>Another check</translation>
    </message>
    <message>
        <source>Nog open (sluiten kan wel):
{0}</source>
        <translation>Still open (closing is possible):
{0}</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Vinger aan de pols: de check komt op uw lijst. Leeg is geen check</source>
        <translation>Keeping an eye on it: the check is put on your list. Empty means no check</translation>
    </message>
    <message>
        <source>Waarom sluit de casus?</source>
        <translation>Why is the case closing?</translation>
    </message>
    <message>
        <source>Wanneer kijkt u hoe het gaat?</source>
        <translation>When will you check how it is going?</translation>
    </message>
</context>
<context>
    <name>Centrumkaart</name>
    <message>
        <source>Aanvraag vergeten</source>
        <translation>Forget request</translation>
    </message>
    <message>
        <source>Aanvraag vergeten…</source>
        <translation>Forget request…</translation>
    </message>
    <message>
        <source>Adres vastleggen</source>
        <translation>Record address</translation>
    </message>
    <message>
        <source>Alleen nog lezen: {0}, tot zij zijn bijgewerkt.</source>
        <translation>Read only: {0}, until they have been updated.</translation>
    </message>
    <message>
        <source>Ander adres…</source>
        <translation>Other address…</translation>
    </message>
    <message>
        <source>Centrum is teruggezet…</source>
        <translation>Centre was restored…</translation>
    </message>
    <message>
        <source>De aanvraag is vergeten</source>
        <translation>The request has been forgotten</translation>
    </message>
    <message>
        <source>Delen kan vanaf versie {0}</source>
        <translation>Sharing is possible from version {0}</translation>
    </message>
    <message>
        <source>Deze balie staat dan weer alleen. Wat hier is vastgelegd, blijft. U kunt haar daarna ergens anders aanmelden; dan krijgt zij een nieuwe vingerafdruk.</source>
        <translation>This desk will then be on its own again. What has been recorded here stays. You can register it somewhere else after that; it then gets a new fingerprint.</translation>
    </message>
    <message>
        <source>Deze computer heeft versie {0}.</source>
        <translation>This computer has version {0}.</translation>
    </message>
    <message>
        <source>Een balie met een oudere versie leest dan nog wel, en deelt weer zodra zij is bijgewerkt.</source>
        <translation>A desk with an older version can still read, and shares again once it has been updated.</translation>
    </message>
    <message>
        <source>Geen balie is te oud, voor zover hier bekend.</source>
        <translation>No desk is too old, as far as known here.</translation>
    </message>
    <message>
        <source>Het centrum</source>
        <translation>The centre</translation>
    </message>
    <message>
        <source>Het centrum heeft nu generatie {0}</source>
        <translation>The centre now has generation {0}</translation>
    </message>
    <message>
        <source>Het nieuwe adres is vastgelegd</source>
        <translation>The new address has been recorded</translation>
    </message>
    <message>
        <source>Hetzelfde centrum op een andere plek, of met een ander wachtwoord. Er gaat niets verloren.</source>
        <translation>The same centre in another place, or with another password. Nothing is lost.</translation>
    </message>
    <message>
        <source>Is het centrum teruggezet uit een reservekopie? Alleen dan kiest u dit. Elke balie begint een nieuwe reeks, leest alles opnieuw en biedt aan wat er mist. Dat kost bij elke balie eenmalig tijd en is niet terug te draaien.</source>
        <translation>Has the centre been restored from a backup? Only then choose this. Each desk starts a new series, reads everything again and offers what is missing. This takes time once at each desk and cannot be undone.</translation>
    </message>
    <message>
        <source>Ja, het is teruggezet</source>
        <translation>Yes, it was restored</translation>
    </message>
    <message>
        <source>Oudste versie…</source>
        <translation>Oldest version…</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Vanaf welke versie mag een balie nog delen?</source>
        <translation>From which version may a desk still share?</translation>
    </message>
    <message>
        <source>Versie vastleggen</source>
        <translation>Record version</translation>
    </message>
    <message>
        <source>Vul een getal in: het nummer van een versie.</source>
        <translation>Fill in a number: the number of a version.</translation>
    </message>
    <message>
        <source>Vul in waar het centrum nu is.</source>
        <translation>Fill in where the centre is now.</translation>
    </message>
    <message>
        <source>Waar is het centrum nu?</source>
        <translation>Where is the centre now?</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Blijft bij {0}</source>
        <translation>Stays with {0}</translation>
    </message>
    <message>
        <source>Check plannen</source>
        <translation>Plan check</translation>
    </message>
    <message>
        <source>Check verzetten</source>
        <translation>Reschedule check</translation>
    </message>
    <message>
        <source>Checken en present</source>
        <translation>Checks and presence</translation>
    </message>
    <message>
        <source>De check komt dan in Mijn werk van wie hem doet</source>
        <translation>The check then appears in My work of whoever does it</translation>
    </message>
    <message>
        <source>De check van {0} verzetten</source>
        <translation>Reschedule the check of {0}</translation>
    </message>
    <message>
        <source>De laatste regisseur</source>
        <translation>The last lead worker</translation>
    </message>
    <message>
        <source>Dit is geen datum. Schrijf bijvoorbeeld 3-2-2026.</source>
        <translation>This is not a date. Write, for example, 3-2-2026.</translation>
    </message>
    <message>
        <source>Er is nog geen check afgesproken. Kies hieronder een dag om te kijken hoe het gaat.</source>
        <translation>No check has been agreed yet. Choose a day below to see how it is going.</translation>
    </message>
    <message>
        <source>Niet verzetten</source>
        <translation>Do not reschedule</translation>
    </message>
    <message>
        <source>Nog een check plannen</source>
        <translation>Plan another check</translation>
    </message>
    <message>
        <source>Op welke dag?</source>
        <translation>On which day?</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Verzetten of overdragen</source>
        <translation>Reschedule or hand over</translation>
    </message>
    <message>
        <source>Vul een dag in.</source>
        <translation>Fill in a day.</translation>
    </message>
    <message>
        <source>Wie doet de check?</source>
        <translation>Who does the check?</translation>
    </message>
</context>
<context>
    <name>Cijfer</name>
    <message>
        <source>Toets 0 tot en met 9, of T voor tien. Delete haalt het cijfer weg.</source>
        <translation>Key 0 to 9, or T for ten. Delete removes the score.</translation>
    </message>
    <message>
        <source>geen cijfer</source>
        <translation>no score</translation>
    </message>
</context>
<context>
    <name>CijferBlad</name>
    <message>
        <source>Kopiëren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Meldingen tellen in het jaar waarin ze binnenkwamen. Consulten tellen apart.</source>
        <translation>Reports count in the year in which they came in. Consults count separately.</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Volgend jaar</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>Vorig jaar</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>Wvggz-meldpunt in {0}</source>
        <translation>Wvggz reporting centre in {0}</translation>
    </message>
    <message>
        <source>cijfers Wvggz</source>
        <translation>figures Wvggz</translation>
    </message>
</context>
<context>
    <name>CijferDetail</name>
    <message>
        <source>Alle cijfers</source>
        <translation>All figures</translation>
    </message>
    <message>
        <source>Verloop</source>
        <translation>Trend</translation>
    </message>
</context>
<context>
    <name>CijferdefinitiesPaneel</name>
    <message>
        <source>Er is nog geen definitie.
Druk op N voor de eerste.</source>
        <translation>There is no definition yet.
Press N for the first one.</translation>
    </message>
    <message>
        <source>Nieuwe definitie</source>
        <translation>New definition</translation>
    </message>
    <message>
        <source>Verder met deze</source>
        <translation>Go on with this one</translation>
    </message>
    <message>
        <source>Wat een cijfer telt. Een nieuwe definitie geldt vanaf haar eerste dag: daar is de lijn onderbroken, en oud en nieuw staan naast elkaar. Van andere cijfers staat de definitie bij het Dashboard.</source>
        <translation>What a figure counts. A new definition holds from its first day: there the line is broken, and old and new stand side by side. The definition of other figures is on the Dashboard.</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>eigen</source>
        <translation>own</translation>
    </message>
    <message>
        <source>meegeleverd</source>
        <translation>supplied</translation>
    </message>
</context>
<context>
    <name>CodeBlad</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code van uw telefoon</source>
        <translation>Code from your phone</translation>
    </message>
    <message>
        <source>Open de app op uw telefoon en vul de zes cijfers in. Telefoon kwijt? Vul een herstelcode in.</source>
        <translation>Open the app on your phone and fill in the six digits. Lost your phone? Fill in a recovery code.</translation>
    </message>
    <message>
        <source>Verder</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Vul de code in.</source>
        <translation>Fill in the code.</translation>
    </message>
</context>
<context>
    <name>CollectiefPanel</name>
    <message>
        <source>Alle locaties</source>
        <translation>All locations</translation>
    </message>
    <message>
        <source>Collectief: {0}</source>
        <translation>Community: {0}</translation>
    </message>
    <message>
        <source>Van welke locatie</source>
        <translation>From which location</translation>
    </message>
    <message>
        <source>Wat u ziet</source>
        <translation>What you see</translation>
    </message>
</context>
<context>
    <name>ConsultVorm</name>
    <message>
        <source>Advies</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Consult per telefoon</source>
        <translation>Consult by phone</translation>
    </message>
    <message>
        <source>Eén toets telt het consult. Schrijf niemand bij naam op.</source>
        <translation>One key counts the consult. Do not write anyone’s name.</translation>
    </message>
    <message>
        <source>Geteld: {0}. Minuten en advies kunnen er nog bij.</source>
        <translation>Counted: {0}. Minutes and advice can still be added.</translation>
    </message>
    <message>
        <source>Mag leeg</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Mag leeg, zonder namen</source>
        <translation>Optional, without names</translation>
    </message>
    <message>
        <source>Minuten</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Wie belde</source>
        <translation>Who called</translation>
    </message>
</context>
<context>
    <name>Contact</name>
    <message>
        <source>Contact met {0}</source>
        <translation>Contact with {0}</translation>
    </message>
    <message>
        <source>Contact vastleggen</source>
        <translation>Record contact</translation>
    </message>
    <message>
        <source>Contact verbeteren</source>
        <translation>Correct contact</translation>
    </message>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Mag leeg</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Minuten</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Opslaan als verbetering</source>
        <translation>Save as correction</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Tijd</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Vul de duur in minuten in.</source>
        <translation>Fill in the duration in minutes.</translation>
    </message>
    <message>
        <source>Vul een dag in, bijvoorbeeld 3-2-2026.</source>
        <translation>Fill in a day, for example 3-2-2026.</translation>
    </message>
    <message>
        <source>Vul een tijd in, bijvoorbeeld 14:30.</source>
        <translation>Fill in a time, for example 14:30.</translation>
    </message>
    <message>
        <source>Wat er stond, blijft leesbaar</source>
        <translation>What was there stays readable</translation>
    </message>
    <message>
        <source>Wat is er besproken of gedaan?</source>
        <translation>What was discussed or done?</translation>
    </message>
    <message>
        <source>Wie sprak u en wat kwam eruit</source>
        <translation>Who did you speak to and what came of it</translation>
    </message>
</context>
<context>
    <name>ContactFormulier</name>
    <message>
        <source>Er klopt nog iets niet: zie de rode regels.</source>
        <translation>Something is not right yet: see the red lines.</translation>
    </message>
    <message>
        <source>Kanaal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Melder</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Naam van de melder</source>
        <translation>Name of the reporter</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Telefoon van de melder</source>
        <translation>Phone of the reporter</translation>
    </message>
    <message>
        <source>Vraag erbij</source>
        <translation>Add enquiry</translation>
    </message>
    <message>
        <source>Wat hier staat, blijft staan.</source>
        <translation>What is here stays here.</translation>
    </message>
    <message>
        <source>Weggooien</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>Controle</name>
    <message>
        <source>Controle: hoe gaat het nu?</source>
        <translation>Check: how is it going now?</translation>
    </message>
    <message>
        <source>Gevraagd op</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Wat zegt de inwoner?</source>
        <translation>What does the resident say?</translation>
    </message>
</context>
<context>
    <name>ControleBlad</name>
    <message>
        <source>Beantwoorden</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Beantwoorden: {0}</source>
        <translation>Answer: {0}</translation>
    </message>
    <message>
        <source>Controle van een dossier</source>
        <translation>Review of a file</translation>
    </message>
    <message>
        <source>Er is nog niets ingevuld.</source>
        <translation>Nothing has been filled in yet.</translation>
    </message>
    <message>
        <source>Gedaan</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Gedaan: {0}</source>
        <translation>Done: {0}</translation>
    </message>
</context>
<context>
    <name>ControleVorm</name>
    <message>
        <source>Controle: {0}</source>
        <translation>Review: {0}</translation>
    </message>
    <message>
        <source>Kies een collega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Klaar voor</source>
        <translation>Done before</translation>
    </message>
    <message>
        <source>Mag leeg blijven</source>
        <translation>Can stay empty</translation>
    </message>
    <message>
        <source>Opmerking</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Opslaan en afronden</source>
        <translation>Save and complete</translation>
    </message>
    <message>
        <source>Wat moet er beter?</source>
        <translation>What must be better?</translation>
    </message>
    <message>
        <source>Wie doet dit?</source>
        <translation>Who does this?</translation>
    </message>
</context>
<context>
    <name>ControlelijstenPaneel</name>
    <message>
        <source>1 dossier</source>
        <translation>1 file</translation>
    </message>
    <message>
        <source>1 vraag</source>
        <translation>1 question</translation>
    </message>
    <message>
        <source>Aanpassen of weer gebruiken</source>
        <translation>Adapt or use again</translation>
    </message>
    <message>
        <source>De vragen van de dossiercontrole. Een andere lijst geldt voor controles die daarna beginnen. Wat al is begonnen, houdt zijn lijst.</source>
        <translation>The questions of the file review. A different list applies to reviews that start after that. What has already started keeps its list.</translation>
    </message>
    <message>
        <source>Er is nog geen controlelijst.
Druk op N voor de eerste.</source>
        <translation>There is no checklist yet.
Press N for the first.</translation>
    </message>
    <message>
        <source>Nieuwe controlelijst</source>
        <translation>New checklist</translation>
    </message>
    <message>
        <source>Versie {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>in gebruik genomen {0}</source>
        <translation>put into use {0}</translation>
    </message>
    <message>
        <source>meegeleverd</source>
        <translation>supplied</translation>
    </message>
    <message>
        <source>{0} dossiers</source>
        <translation>{0} files</translation>
    </message>
    <message>
        <source>{0} vragen</source>
        <translation>{0} questions</translation>
    </message>
    <message>
        <source>{0} · {1} ermee begonnen</source>
        <translation>{0} · {1} started with it</translation>
    </message>
</context>
<context>
    <name>DashboardPaneel</name>
    <message>
        <source>Afdrukken…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Cijfers afdrukken</source>
        <translation>Print figures</translation>
    </message>
    <message>
        <source>Cijfers per jaar</source>
        <translation>Figures per year</translation>
    </message>
    <message>
        <source>Cijfers per kwartaal</source>
        <translation>Figures per quarter</translation>
    </message>
    <message>
        <source>Cijfers per maand</source>
        <translation>Figures per month</translation>
    </message>
    <message>
        <source>Cijfers per week</source>
        <translation>Figures per week</translation>
    </message>
    <message>
        <source>Cijfers van een eigen periode</source>
        <translation>Figures of your own period</translation>
    </message>
    <message>
        <source>Jaarverslag</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>Maandrapport</source>
        <translation>Monthly report</translation>
    </message>
    <message>
        <source>Periode eerder</source>
        <translation>Earlier period</translation>
    </message>
    <message>
        <source>Periode later</source>
        <translation>Later period</translation>
    </message>
    <message>
        <source>{0} moet nog beginnen. Daarvan is nog niets te tellen.</source>
        <translation>{0} has yet to begin. There is nothing to count for it yet.</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>Adres van deze balie bewaren</source>
        <translation>Save address of this desk</translation>
    </message>
    <message>
        <source>Adres van het archief bewaren</source>
        <translation>Save address of the archive</translation>
    </message>
    <message>
        <source>Archief toelaten…</source>
        <translation>Admit archive…</translation>
    </message>
    <message>
        <source>Balie uitnodigen…</source>
        <translation>Invite desk…</translation>
    </message>
    <message>
        <source>Database openen</source>
        <translation>Open database</translation>
    </message>
    <message>
        <source>De database</source>
        <translation>The database</translation>
    </message>
    <message>
        <source>De database is in orde.</source>
        <translation>The database is in order.</translation>
    </message>
    <message>
        <source>De rol is gesloten</source>
        <translation>The role has been closed</translation>
    </message>
    <message>
        <source>De rol {0} sluiten? Wie ermee binnenkwam, komt er niet meer in. Dat kunt u niet terugdraaien.</source>
        <translation>Close the role {0}? Whoever came in with it can no longer get in. You cannot undo this.</translation>
    </message>
    <message>
        <source>Een balie kan nu {0} inwoners per uur opzoeken.</source>
        <translation>A desk can now look up {0} residents per hour.</translation>
    </message>
    <message>
        <source>Een balie toelaten, andere teams geven of intrekken moet ook in de database. Daarvoor is het adres van de eigenaar nodig, zo lang dit venster open is. Een nieuwe locatie wordt dan ook een team.</source>
        <translation>Admitting a desk, giving it other teams or revoking it must also be done in the database. That needs the address of the owner, for as long as this window is open. A new location then also becomes a team.</translation>
    </message>
    <message>
        <source>Grens vastleggen</source>
        <translation>Record limit</translation>
    </message>
    <message>
        <source>Het adres voor deze balie staat in {0}. Breng het veilig over en gooi het daarna weg.</source>
        <translation>The address for this desk is in {0}. Deliver it safely and throw it away after that.</translation>
    </message>
    <message>
        <source>Het adres voor het archief staat in {0}. Sluit de rol als het werk klaar is.</source>
        <translation>The address for the archive is in {0}. Close the role when the work is done.</translation>
    </message>
    <message>
        <source>Hoeveel inwoners mag een balie per uur opzoeken?</source>
        <translation>How many residents may a desk look up per hour?</translation>
    </message>
    <message>
        <source>Kies eerst een naam, bijvoorbeeld archief_2026.</source>
        <translation>First choose a name, for example archief_2026.</translation>
    </message>
    <message>
        <source>Kies eerst een naam, zodat u later weet welke balie het is.</source>
        <translation>First choose a name, so that you know later which desk it is.</translation>
    </message>
    <message>
        <source>Kleine letters, cijfers en _. Haar adres komt in een bestand; breng dat veilig over.</source>
        <translation>Lower-case letters, digits and _. Its address goes into a file; deliver that safely.</translation>
    </message>
    <message>
        <source>Naam van de nieuwe rol</source>
        <translation>Name of the new role</translation>
    </message>
    <message>
        <source>Nog geen rollen.</source>
        <translation>No roles yet.</translation>
    </message>
    <message>
        <source>Om te zien of er al een regisseur is. Gewoon is 60. Bij 0 kan niemand dat opzoeken.</source>
        <translation>To see whether there already is a lead worker. Normal is 60. With 0 nobody can look this up.</translation>
    </message>
    <message>
        <source>Opnieuw controleren</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Rol maken…</source>
        <translation>Make role…</translation>
    </message>
    <message>
        <source>Rol sluiten</source>
        <translation>Close role</translation>
    </message>
    <message>
        <source>Rol sluiten…</source>
        <translation>Close role…</translation>
    </message>
    <message>
        <source>Rollen in de database</source>
        <translation>Roles in the database</translation>
    </message>
    <message>
        <source>Tekst (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Vul een getal in, bijvoorbeeld 60.</source>
        <translation>Fill in a number, for example 60.</translation>
    </message>
    <message>
        <source>Vul het adres in, of kies het bestand waar het in staat.</source>
        <translation>Fill in the address, or choose the file it is in.</translation>
    </message>
    <message>
        <source>bijvoorbeeld balie_selwerd_1</source>
        <translation>for example balie_selwerd_1</translation>
    </message>
    <message>
        <source>{0} toelaten tot het archief? Wie deze rol heeft, leest alle pakketten van het centrum, verzegeld als zij zijn, en mag er een vervangen. Doe dit alleen als uw leverancier een dossier uit het centrum haalt, en sluit de rol daarna. Het komt in het logboek.</source>
        <translation>Admit {0} to the archive? Whoever has this role reads all packages of the centre, sealed as they are, and may replace one. Only do this if your supplier takes a file out of the centre, and close the role after that. It goes into the access log.</translation>
    </message>
</context>
<context>
    <name>DefinitieVorm</name>
    <message>
        <source>Bestand met een definitie</source>
        <translation>File with a definition</translation>
    </message>
    <message>
        <source>Definitie</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Hoe zo’n definitie eruitziet, leest u in de handleiding bij “Cijferdefinities”.</source>
        <translation>What such a definition looks like is in the guide, under “Cijferdefinities”.</translation>
    </message>
    <message>
        <source>In gebruik nemen</source>
        <translation>Put into use</translation>
    </message>
    <message>
        <source>Nieuwe definitie</source>
        <translation>New definition</translation>
    </message>
    <message>
        <source>{0}: verder met versie {1}</source>
        <translation>{0}: go on with version {1}</translation>
    </message>
</context>
<context>
    <name>DelenPanel</name>
    <message>
        <source>Balie intrekken…</source>
        <translation>Revoke desk…</translation>
    </message>
    <message>
        <source>Balies</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>Beheerder maken…</source>
        <translation>Make administrator…</translation>
    </message>
    <message>
        <source>Bel de applicatiebeheerder en lees dit voor. Pas als het daar hetzelfde is, wordt deze balie toegelaten.</source>
        <translation>Call the application administrator and read this out. Only when it is the same there, this desk is admitted.</translation>
    </message>
    <message>
        <source>Er is nu geen contact met het centrum. Wat u invulde, blijft staan tot het weer kan.</source>
        <translation>There is no contact with the centre now. What you filled in stays until it is possible again.</translation>
    </message>
    <message>
        <source>Handleiding</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Kopiëren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Nog geen andere balies.</source>
        <translation>No other desks yet.</translation>
    </message>
    <message>
        <source>Nu delen</source>
        <translation>Share now</translation>
    </message>
    <message>
        <source>Teams…</source>
        <translation>Teams…</translation>
    </message>
    <message>
        <source>Vingerafdruk gekopieerd</source>
        <translation>Fingerprint copied</translation>
    </message>
    <message>
        <source>Vingerafdruk van deze balie</source>
        <translation>Fingerprint of this desk</translation>
    </message>
    <message>
        <source>Wie er meedoet</source>
        <translation>Who takes part</translation>
    </message>
    <message>
        <source>synchroniseren centrum collega&apos;s</source>
        <translation>synchronise centre colleagues</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Andere inwoner…</source>
        <translation>Other resident…</translation>
    </message>
    <message>
        <source>Anoniem</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Bewaar eerst deze correctie, of zet terug.</source>
        <translation>First save this correction, or choose Restore.</translation>
    </message>
    <message>
        <source>Correctie bewaren</source>
        <translation>Save correction</translation>
    </message>
    <message>
        <source>Doorverbinden is gelukt</source>
        <translation>Call was put through</translation>
    </message>
    <message>
        <source>Elders gewijzigd terwijl u typte: {0}. Wat u typte, staat er nog.</source>
        <translation>Changed elsewhere while you were typing: {0}. What you typed is still there.</translation>
    </message>
    <message>
        <source>Hoort bij inwoner</source>
        <translation>Belongs to resident</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Inwoner openen</source>
        <translation>Open resident</translation>
    </message>
    <message>
        <source>Kanaal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Maak anoniem</source>
        <translation>Make anonymous</translation>
    </message>
    <message>
        <source>Melder</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Meldingtype</source>
        <translation>Enquiry type</translation>
    </message>
    <message>
        <source>Naam van de melder</source>
        <translation>Name of the reporter</translation>
    </message>
    <message>
        <source>Registratie intrekken…</source>
        <translation>Withdraw registration…</translation>
    </message>
    <message>
        <source>Schrijf één zin: waarom klopte het niet?</source>
        <translation>Write one sentence: why was it not right?</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Terugzetten</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Verwezen naar</source>
        <translation>Referred to</translation>
    </message>
    <message>
        <source>Vraag</source>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>Waarom deze correctie? (één zin)</source>
        <translation>Why this correction? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom trekt u deze registratie in? (één zin)</source>
        <translation>Why are you withdrawing this registration? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom trekt u dit contact met {0} vragen in? (één zin)</source>
        <translation>Why are you withdrawing this contact with {0} enquiries? (one sentence)</translation>
    </message>
    <message>
        <source>door {0}</source>
        <translation>by {0}</translation>
    </message>
    <message>
        <source>gecorrigeerd</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>ook gevraagd: {0}</source>
        <translation>also asked: {0}</translation>
    </message>
</context>
<context>
    <name>DockTitel</name>
    <message>
        <source>{} los zetten of terug</source>
        <translation>Detach {} or put it back</translation>
    </message>
    <message>
        <source>{} sluiten</source>
        <translation>Close {}</translation>
    </message>
</context>
<context>
    <name>DoelDeel</name>
    <message>
        <source> Tot nu toe: </source>
        <translation> So far: </translation>
    </message>
    <message>
        <source>0 is nog niets, 10 is bereikt.</source>
        <translation>0 is nothing yet, 10 is reached.</translation>
    </message>
    <message>
        <source>Cijfer voor doel %1</source>
        <translation>Score for goal %1</translation>
    </message>
    <message>
        <source>Het doel loopt door</source>
        <translation>The goal continues</translation>
    </message>
    <message>
        <source>Hoe doel %1 verdergaat</source>
        <translation>How goal %1 continues</translation>
    </message>
    <message>
        <source>In de woorden van het gezin (hoeft niet)</source>
        <translation>In the family’s words (optional)</translation>
    </message>
    <message>
        <source>Toelichting bij doel %1</source>
        <translation>Explanation for goal %1</translation>
    </message>
    <message>
        <source>Waarom</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>DoelFormulier</name>
    <message>
        <source>Begint op</source>
        <translation>Starts on</translation>
    </message>
    <message>
        <source>Het doel, zoals het gezin het zegt</source>
        <translation>The goal, as the family says it</translation>
    </message>
    <message>
        <source>Leefgebied</source>
        <translation>Life domain</translation>
    </message>
    <message>
        <source>Misschien helpt: {0}</source>
        <translation>This may help: {0}</translation>
    </message>
    <message>
        <source>Niemand gekozen: voor iedereen thuis.</source>
        <translation>Nobody chosen: for everyone at home.</translation>
    </message>
    <message>
        <source>Streefdatum (mag leeg)</source>
        <translation>Target date (optional)</translation>
    </message>
    <message>
        <source>Voor wie</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Waar gaat het over?</source>
        <translation>What is it about?</translation>
    </message>
    <message>
        <source>Waaraan merken we dat het gelukt is?</source>
        <translation>How will we notice that it has worked?</translation>
    </message>
</context>
<context>
    <name>DoelKop</name>
    <message>
        <source>Bereikt als: {0}</source>
        <translation>Reached when: {0}</translation>
    </message>
    <message>
        <source>Misschien helpt: {0}</source>
        <translation>This may help: {0}</translation>
    </message>
</context>
<context>
    <name>DoelRij</name>
    <message>
        <source>Dit doel is gewijzigd sinds u hier koos. Kies opnieuw hoe het afliep.</source>
        <translation>This goal has changed since you chose here. Choose again how it ended.</translation>
    </message>
    <message>
        <source>Kies hoe het afliep</source>
        <translation>Choose how it ended</translation>
    </message>
    <message>
        <source>Waarom? (één zin)</source>
        <translation>Why? (one sentence)</translation>
    </message>
</context>
<context>
    <name>Doelen</name>
    <message>
        <source>Doel {0} in woorden</source>
        <translation>Goal {0} in words</translation>
    </message>
    <message>
        <source>Doel {0} opnemen</source>
        <translation>Include goal {0}</translation>
    </message>
    <message>
        <source>Doelen voor het conceptplan</source>
        <translation>Goals for the draft plan</translation>
    </message>
    <message>
        <source>Leefgebied van doel {0}</source>
        <translation>Life domain of goal {0}</translation>
    </message>
    <message>
        <source>Nog een doel</source>
        <translation>Another goal</translation>
    </message>
    <message>
        <source>Uit de antwoorden. Haal weg wat niet past; alles is later te veranderen.</source>
        <translation>From the answers. Remove what does not fit; everything can be changed later.</translation>
    </message>
</context>
<context>
    <name>DoorgeefVorm</name>
    <message>
        <source>AVG-verzoek doorgeven</source>
        <translation>Pass on GDPR request</translation>
    </message>
    <message>
        <source>De privacybeheerder antwoordt binnen een maand na vandaag. Geef zelf niets mee en zeg nog niets toe.</source>
        <translation>The privacy officer answers within one month from today. Do not hand over anything yourself and do not promise anything yet.</translation>
    </message>
    <message>
        <source>Doorgeven</source>
        <translation>Pass on</translation>
    </message>
    <message>
        <source>Kies over wie het gaat.</source>
        <translation>Choose who it is about.</translation>
    </message>
    <message>
        <source>Over welke inwoner?</source>
        <translation>About which resident?</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Wat vraagt de inwoner? In eigen woorden</source>
        <translation>What does the resident ask? In their own words</translation>
    </message>
    <message>
        <source>Wat wordt er gevraagd?</source>
        <translation>What is being asked?</translation>
    </message>
</context>
<context>
    <name>DossiercontrolePaneel</name>
    <message>
        <source>Afdrukken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Alle dossiers</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>Beantwoorden</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Controlelijst invullen</source>
        <translation>Fill in checklist</translation>
    </message>
    <message>
        <source>Dossier openen</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Dossiers trekken</source>
        <translation>Draw files</translation>
    </message>
    <message>
        <source>Er zijn geen bevindingen voor u.
Is een dossier van u gecontroleerd, dan staat het hier.</source>
        <translation>There are no findings for you.
When a file of yours has been reviewed, it is here.</translation>
    </message>
    <message>
        <source>Filter op naam, nummer of collega</source>
        <translation>Filter by name, number or colleague</translation>
    </message>
    <message>
        <source>Lege controlelijst</source>
        <translation>Blank checklist</translation>
    </message>
    <message>
        <source>Locatie</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Maand</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Opnieuw openen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Overslaan</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Uw antwoord bij “{0}”</source>
        <translation>Your answer to “{0}”</translation>
    </message>
    <message>
        <source>Verbeteractie is gedaan</source>
        <translation>Improvement is done</translation>
    </message>
    <message>
        <source>Voor deze maand zijn nog geen dossiers getrokken.
Druk op T: het lot kiest er acht.</source>
        <translation>No files have been drawn for this month yet.
Press T: the draw picks eight.</translation>
    </message>
    <message>
        <source>Waarom gaat deze controle weer open?</source>
        <translation>Why is this review opened again?</translation>
    </message>
    <message>
        <source>Waarom kan dit dossier niet worden gecontroleerd? Het lot kiest dan een ander.</source>
        <translation>Why can this file not be reviewed? The draw then picks another one.</translation>
    </message>
</context>
<context>
    <name>DubbelVorm</name>
    <message>
        <source>De klacht die het eerst binnenkwam blijft staan: vanaf die dag telt de termijn. Deze telt dan nergens meer mee. U kunt haar later weer losmaken.</source>
        <translation>The complaint that came in first stays: the statutory term counts from that day. This one then no longer counts anywhere. You can detach it again later.</translation>
    </message>
    <message>
        <source>Dubbel maken</source>
        <translation>Mark as duplicate</translation>
    </message>
    <message>
        <source>Kies een klacht</source>
        <translation>Choose a complaint</translation>
    </message>
    <message>
        <source>Klacht {0} is dubbel</source>
        <translation>Complaint {0} is a duplicate</translation>
    </message>
    <message>
        <source>Van welke klacht is dit een dubbele?</source>
        <translation>Which complaint is this a duplicate of?</translation>
    </message>
    <message>
        <source>Waarom is het dezelfde?</source>
        <translation>Why is it the same?</translation>
    </message>
</context>
<context>
    <name>Duidingdeel</name>
    <message>
        <source>Duiding</source>
        <translation>Interpretation</translation>
    </message>
    <message>
        <source>Duiding bewaren</source>
        <translation>Save interpretation</translation>
    </message>
    <message>
        <source>Duiding bij dit cijfer</source>
        <translation>Interpretation of this figure</translation>
    </message>
    <message>
        <source>Duiding van {0}: {1}</source>
        <translation>Interpretation of {0}: {1}</translation>
    </message>
    <message>
        <source>Niet wijzigen</source>
        <translation>Do not change</translation>
    </message>
    <message>
        <source>Wat speelde er in deze periode? Schrijf geen namen van inwoners op.</source>
        <translation>What was going on in this period? Do not write names of residents.</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>alle locaties</source>
        <translation>all locations</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>Duidingen</name>
    <message>
        <source>Duiding bij {0}: {1}</source>
        <translation>Interpretation of {0}: {1}</translation>
    </message>
    <message>
        <source>Duiding in deze periode</source>
        <translation>Interpretation in this period</translation>
    </message>
    <message>
        <source>alle locaties</source>
        <translation>all locations</translation>
    </message>
</context>
<context>
    <name>EenZin</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Schrijf één zin, zodat een collega het later begrijpt.</source>
        <translation>Write one sentence, so that a colleague will understand it later.</translation>
    </message>
</context>
<context>
    <name>EerderPlan</name>
    <message>
        <source>Bekijken</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Bekijken: {0}</source>
        <translation>View: {0}</translation>
    </message>
</context>
<context>
    <name>EersteStart</name>
    <message>
        <source>Aansluiten bij andere balies</source>
        <translation>Join other desks</translation>
    </message>
    <message>
        <source>Alle inwoners zijn verzonnen. Het wachtwoord, voor de volgende keer:</source>
        <translation>All residents are made up. The password, for next time:</translation>
    </message>
    <message>
        <source>Alles van de andere balies wordt gehaald…</source>
        <translation>Fetching everything from the other desks…</translation>
    </message>
    <message>
        <source>Alles van de oude computer komt hierheen. Ook een reservekopie kan.</source>
        <translation>Everything from the old computer comes here. A backup works too.</translation>
    </message>
    <message>
        <source>Beginnen</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>De aanvraag wordt teruggenomen…</source>
        <translation>The request is being taken back…</translation>
    </message>
    <message>
        <source>De gegevens komen in {}.</source>
        <translation>The data goes into {}.</translation>
    </message>
    <message>
        <source>Deze computer vervangt een andere</source>
        <translation>This computer replaces another</translation>
    </message>
    <message>
        <source>Een nieuw, versleuteld bestand voor uw team, met u als eerste medewerker.</source>
        <translation>A new, encrypted file for your team, with you as the first staff member.</translation>
    </message>
    <message>
        <source>Een voorbeeld met verzonnen inwoners. U kunt niets stukmaken.</source>
        <translation>An example with made-up residents. You cannot break anything.</translation>
    </message>
    <message>
        <source>Eerst rondkijken</source>
        <translation>Look around first</translation>
    </message>
    <message>
        <source>Even geduld</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>Het versleutelde bestand wordt gemaakt…</source>
        <translation>Making the encrypted file…</translation>
    </message>
    <message>
        <source>Het voorbeeld staat klaar</source>
        <translation>The example is ready</translation>
    </message>
    <message>
        <source>Hier is geen centrum te bereiken. Controleer het adres; er is niets gemaakt.</source>
        <translation>No centre can be reached here. Check the address; nothing has been made.</translation>
    </message>
    <message>
        <source>Kopiëren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Locatie</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Maken en openen</source>
        <translation>Make and open</translation>
    </message>
    <message>
        <source>Op deze computer is nog geen registratie. Wat wilt u doen?</source>
        <translation>There is no registration on this computer yet. What do you want to do?</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Uw naam</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Uw team werkt al met wijdesk. Deze computer haalt op wat er is.</source>
        <translation>Your team already works with wijdesk. This computer fetches what there is.</translation>
    </message>
    <message>
        <source>Voortgang</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Vul in waar deze balie staat.</source>
        <translation>Fill in where this desk is.</translation>
    </message>
    <message>
        <source>Vul uw naam in, zoals collega’s u kennen.</source>
        <translation>Fill in your name, as colleagues know you.</translation>
    </message>
    <message>
        <source>Wachtwoord van het voorbeeld</source>
        <translation>Password of the example</translation>
    </message>
    <message>
        <source>Welkom bij wijdesk</source>
        <translation>Welcome to wijdesk</translation>
    </message>
    <message>
        <source>Zonder wachtwoord kan niemand bij de gegevens, ook een beheerder niet. Bewaar het goed.</source>
        <translation>Without the password nobody can get at the data, not even an administrator. Keep it safe.</translation>
    </message>
    <message>
        <source>bijvoorbeeld S. de Vries</source>
        <translation>for example S. de Vries</translation>
    </message>
    <message>
        <source>bijvoorbeeld Selwerd</source>
        <translation>for example Selwerd</translation>
    </message>
    <message>
        <source>wijdesk – eerste start</source>
        <translation>wijdesk – first start</translation>
    </message>
    <message>
        <source>{} van {}</source>
        <translation>{} of {}</translation>
    </message>
</context>
<context>
    <name>EigenVelden</name>
    <message>
        <source>Dit vraagt dit soort signaal</source>
        <translation>This kind of signal asks for this</translation>
    </message>
    <message>
        <source>Nodig voor de beoordeling.</source>
        <translation>Needed for the assessment.</translation>
    </message>
    <message>
        <source>Nog niet bekend</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Nog niet gevraagd</source>
        <translation>Not asked yet</translation>
    </message>
</context>
<context>
    <name>EigenWachtwoord</name>
    <message>
        <source>Nieuw wachtwoord</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Uw wachtwoord is gewijzigd.</source>
        <translation>Your password has been changed.</translation>
    </message>
    <message>
        <source>Wachtwoord tot nu toe</source>
        <translation>Password until now</translation>
    </message>
    <message>
        <source>Wachtwoord wijzigen</source>
        <translation>Change password</translation>
    </message>
</context>
<context>
    <name>EindeFormulier</name>
    <message>
        <source>Bijvoorbeeld: woont sinds de scheiding bij zijn vader.</source>
        <translation>For example: has lived with his father since the divorce.</translation>
    </message>
    <message>
        <source>Blijft zo staan</source>
        <translation>Stays as it is</translation>
    </message>
    <message>
        <source>In het plan, alleen voor deze persoon</source>
        <translation>In the plan, for this person only</translation>
    </message>
    <message>
        <source>Kies wat ermee gebeurt</source>
        <translation>Choose what happens to it</translation>
    </message>
    <message>
        <source>Laatste dag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Over naar {0}</source>
        <translation>Over to {0}</translation>
    </message>
    <message>
        <source>Vervalt, met dezelfde reden</source>
        <translation>Lapses, for the same reason</translation>
    </message>
    <message>
        <source>Waarom (één zin)</source>
        <translation>Why (one sentence)</translation>
    </message>
    <message>
        <source>{0} hoort niet meer bij dit huishouden</source>
        <translation>{0} no longer belongs to this household</translation>
    </message>
</context>
<context>
    <name>EvaluatieDeel</name>
    <message>
        <source>Er is geen plan dat u kunt evalueren.</source>
        <translation>There is no plan you can evaluate.</translation>
    </message>
    <message>
        <source>Evaluatie plannen</source>
        <translation>Plan evaluation</translation>
    </message>
    <message>
        <source>Evaluatie vastleggen</source>
        <translation>Record evaluation</translation>
    </message>
    <message>
        <source>Evaluaties</source>
        <translation>Evaluations</translation>
    </message>
    <message>
        <source>Laten vervallen</source>
        <translation>Let it lapse</translation>
    </message>
    <message>
        <source>Naar welke dag gaat de evaluatie?</source>
        <translation>To which day is the evaluation moved?</translation>
    </message>
    <message>
        <source>Nog geen evaluatie gepland. Spreek met het gezin af wanneer u het plan weer bespreekt.</source>
        <translation>No evaluation planned yet. Agree with the family when you will discuss the plan again.</translation>
    </message>
    <message>
        <source>Plannen</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Schrijf de datum als 03-02-2026.</source>
        <translation>Write the date as 03-02-2026.</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Vervalt</source>
        <translation>Lapses</translation>
    </message>
    <message>
        <source>Verzetten</source>
        <translation>Reschedule</translation>
    </message>
    <message>
        <source>Waarom gaat de evaluatie niet door?</source>
        <translation>Why is the evaluation not going ahead?</translation>
    </message>
    <message>
        <source>Wanneer bespreekt u het plan weer?</source>
        <translation>When will you discuss the plan again?</translation>
    </message>
</context>
<context>
    <name>ExportPaneel</name>
    <message>
        <source>Alle aantallen, en elke vraag, indicatie, klacht, melding van agressie en activiteit op een regel. Er staan geen namen in, maar een pseudoniem is een persoonsgegeven: geef deze export alleen aan de gemeente.</source>
        <translation>All numbers, and each enquiry, care decision, complaint, report of aggression and activity on one line. There are no names in it, but a pseudonym is personal data: only give this export to the municipality.</translation>
    </message>
    <message>
        <source>De eerste keer stelt u de open cijfers van dat jaar vast. Daarna veranderen zij niet meer, ook niet na een verbetering. Voor het zover is, wordt het u gevraagd.</source>
        <translation>The first time, you adopt the open figures of that year. After that they no longer change, not even after a correction. You will be asked before it happens.</translation>
    </message>
    <message>
        <source>Jaar</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Kies een map voor één export. Wat een eerdere export daar liet, wordt vervangen. Waar open cijfers staan, komt geen export voor de gemeente.</source>
        <translation>Choose one folder for one export. What an earlier export left there is replaced. Where open figures are, no export for the municipality is placed.</translation>
    </message>
    <message>
        <source>Kleine aantallen blijven leeg en zijn ook door optellen of vergelijken niet terug te vinden.</source>
        <translation>Small numbers stay empty and cannot be found by adding up or comparing either.</translation>
    </message>
    <message>
        <source>Nog niet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>U kunt ze maken als de applicatiebeheerder de open cijfers van dat jaar heeft vastgesteld.</source>
        <translation>You can make them when the application administrator has adopted the open figures of that year.</translation>
    </message>
    <message>
        <source>Vaststellen en maken</source>
        <translation>Finalise and make</translation>
    </message>
    <message>
        <source>Voor de gemeente (verantwoording)</source>
        <translation>For the municipality (accountability)</translation>
    </message>
    <message>
        <source>Voor iedereen (open cijfers)</source>
        <translation>For everyone (open figures)</translation>
    </message>
    <message>
        <source>Voor wie</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Vul een jaar in, zoals 2020.</source>
        <translation>Fill in a year, such as 2020.</translation>
    </message>
    <message>
        <source>parquet: {0} bestanden, per jaar en team</source>
        <translation>parquet: {0} files, per year and team</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Alle collega’s</source>
        <translation>All colleagues</translation>
    </message>
    <message>
        <source>Alle regels</source>
        <translation>All lines</translation>
    </message>
    <message>
        <source>Alles</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Alles wat opvalt</source>
        <translation>Everything that stands out</translation>
    </message>
    <message>
        <source>De laatste dag ligt voor de eerste dag.</source>
        <translation>The last day is before the first day.</translation>
    </message>
    <message>
        <source>Dit is geen datum. Vul in als 3-2-2026.</source>
        <translation>This is not a date. Fill in like 3-2-2026.</translation>
    </message>
    <message>
        <source>Iedereen</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>Inwoner</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>Opvallend</source>
        <translation>Stands out</translation>
    </message>
    <message>
        <source>Tot en met</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Wat</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Wie keek</source>
        <translation>Who looked</translation>
    </message>
</context>
<context>
    <name>Filtervouw</name>
    <message>
        <source>Filters en knoppen</source>
        <translation>Filters and buttons</translation>
    </message>
    <message>
        <source>Filters en knoppen ({0})</source>
        <translation>Filters and buttons ({0})</translation>
    </message>
    <message>
        <source>Naar de regels</source>
        <translation>To the lines</translation>
    </message>
</context>
<context>
    <name>Formulier</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Er ontbreekt nog iets.</source>
        <translation>Something is still missing.</translation>
    </message>
    <message>
        <source>Later verder</source>
        <translation>Continue later</translation>
    </message>
    <message>
        <source>Neem dat over</source>
        <translation>Use that</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Weggooien</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>GebeurtenisFormulier</name>
    <message>
        <source>&amp;Datum</source>
        <translation>&amp;Date</translation>
    </message>
    <message>
        <source>&amp;Over wie</source>
        <translation>About wh&amp;om</translation>
    </message>
    <message>
        <source>&amp;Soort</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>&amp;Wat gebeurde er</source>
        <translation>&amp;What happened</translation>
    </message>
    <message>
        <source>Gebeurtenis</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Kies wat er gebeurde.</source>
        <translation>Choose what happened.</translation>
    </message>
    <message>
        <source>Kies…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Schrijf de datum als 03-02-2026.</source>
        <translation>Write the date as 03-02-2026.</translation>
    </message>
    <message>
        <source>Schrijf in een paar woorden wat er gebeurde.</source>
        <translation>Write in a few words what happened.</translation>
    </message>
    <message>
        <source>het hele gezin</source>
        <translation>the whole family</translation>
    </message>
</context>
<context>
    <name>GeenHuishouden</name>
    <message>
        <source>0 resultaten. Zoek op een andere naam, of maak het huishouden hieronder.</source>
        <translation>0 results. Search for another name, or make the household below.</translation>
    </message>
    <message>
        <source>Er is nog geen huishouden open. Zoek er een, of kies uit Mijn casussen.</source>
        <translation>No household is open yet. Search for one, or choose from My cases.</translation>
    </message>
    <message>
        <source>Gevonden huishoudens</source>
        <translation>Households found</translation>
    </message>
    <message>
        <source>Kies een huishouden. Wat u getypt had, blijft bewaard.</source>
        <translation>Choose a household. What you had typed is kept.</translation>
    </message>
    <message>
        <source>Mijn casussen</source>
        <translation>My cases</translation>
    </message>
    <message>
        <source>Naam van een gezinslid, adres of casusnummer</source>
        <translation>Name of a family member, address or case number</translation>
    </message>
    <message>
        <source>Nieuw huishouden</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Welk huishouden?</source>
        <translation>Which household?</translation>
    </message>
    <message>
        <source>Zoek een huishouden</source>
        <translation>Find a household</translation>
    </message>
</context>
<context>
    <name>GezagFormulier</name>
    <message>
        <source>Bijvoorbeeld: uitspraak van de rechter, gezagsregister, of gezegd door moeder. Nodig als iemand het gezag niet (meer) heeft.</source>
        <translation>For example: court ruling, authority register, or said by the mother. Needed if someone does not have parental authority (any more).</translation>
    </message>
    <message>
        <source>De gecertificeerde instelling die van de rechter de voogdij kreeg, zoals Jeugdbescherming Noord.</source>
        <translation>The certified agency that was given guardianship by the court, such as Jeugdbescherming Noord.</translation>
    </message>
    <message>
        <source>Dit is al zo vastgelegd. Zet iemand aan of uit.</source>
        <translation>This has already been recorded like this. Switch someone on or off.</translation>
    </message>
    <message>
        <source>Een instelling</source>
        <translation>An agency</translation>
    </message>
    <message>
        <source>Gezag over {0}</source>
        <translation>Parental authority over {0}</translation>
    </message>
    <message>
        <source>Heeft het gezag</source>
        <translation>Has parental authority</translation>
    </message>
    <message>
        <source>Hoogstens twee. Staat iemand er niet bij? Voeg die dan eerst toe als lid (N).</source>
        <translation>Two at most. Is someone not listed? First add them as a member (N).</translation>
    </message>
    <message>
        <source>Naam van de instelling</source>
        <translation>Name of the agency</translation>
    </message>
    <message>
        <source>Nog niet bekend. Vraag het na en zet aan wie het heeft.</source>
        <translation>Not known yet. Ask, and switch on who has it.</translation>
    </message>
    <message>
        <source>Nog niet bekend. Wie voor een {0} zorgt, heeft daarmee niet het gezag. Vraag het na en zet aan wie het heeft.</source>
        <translation>Not known yet. Caring for a {0} does not in itself give parental authority. Ask, and switch on who has it.</translation>
    </message>
    <message>
        <source>Nog niet vastgelegd. Wat hieronder aan staat, is volgens de rollen in het gezin.</source>
        <translation>Not recorded yet. What is switched on below follows from the roles in the family.</translation>
    </message>
    <message>
        <source>Schrijf op welke instelling de voogdij heeft.</source>
        <translation>Write down which agency has guardianship.</translation>
    </message>
    <message>
        <source>Sinds</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Vastgelegd, sinds {0}.</source>
        <translation>Recorded, since {0}.</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Waaruit blijkt dat</source>
        <translation>What shows that</translation>
    </message>
    <message>
        <source>Wie heeft het gezag</source>
        <translation>Who has parental authority</translation>
    </message>
</context>
<context>
    <name>GezinBlad</name>
    <message>
        <source>Aangenomen</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Eerste contact</source>
        <translation>First contact</translation>
    </message>
    <message>
        <source>Eerste contact tussen het gezin en {0}</source>
        <translation>First contact between the family and {0}</translation>
    </message>
    <message>
        <source>Geweigerd</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Herindicatie</source>
        <translation>Renewal</translation>
    </message>
    <message>
        <source>Hoe gaat het? (één of twee zinnen)</source>
        <translation>How is it going? (one or two sentences)</translation>
    </message>
    <message>
        <source>Hulp is begonnen</source>
        <translation>Help has started</translation>
    </message>
    <message>
        <source>Indicatie erbij</source>
        <translation>Add care decision</translation>
    </message>
    <message>
        <source>Indicatie {0} intrekken</source>
        <translation>Withdraw care decision {0}</translation>
    </message>
    <message>
        <source>Indicaties</source>
        <translation>Care decisions</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Laatste stap bij {0} terugnemen</source>
        <translation>Undo last step at {0}</translation>
    </message>
    <message>
        <source>Nog geen indicatie.
Kies “Indicatie erbij” na een besluit.</source>
        <translation>No care decision yet.
Choose “Add care decision” after a decision.</translation>
    </message>
    <message>
        <source>Nog niemand om hulp gevraagd.
Kies “Voorstellen” voor een warme overdracht.</source>
        <translation>Nobody has been asked for help yet.
Choose “Propose” for a warm handover.</translation>
    </message>
    <message>
        <source>Overdrachtsblad</source>
        <translation>Handover sheet</translation>
    </message>
    <message>
        <source>Stap terug</source>
        <translation>Undo step</translation>
    </message>
    <message>
        <source>Stap terugnemen</source>
        <translation>Undo step</translation>
    </message>
    <message>
        <source>Terugkoppeling</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Terugkoppeling van {0}</source>
        <translation>Feedback from {0}</translation>
    </message>
    <message>
        <source>Toeleiding naar {0} intrekken</source>
        <translation>Withdraw referral to {0}</translation>
    </message>
    <message>
        <source>Toeleidingen</source>
        <translation>Referrals to care</translation>
    </message>
    <message>
        <source>Toestemming vastleggen</source>
        <translation>Record consent</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Voorstellen</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>Waarom klopt deze indicatie niet?</source>
        <translation>Why is this care decision not right?</translation>
    </message>
    <message>
        <source>Waarom klopt die stap niet?</source>
        <translation>Why is that step not right?</translation>
    </message>
    <message>
        <source>Waarom niet?</source>
        <translation>Why not?</translation>
    </message>
    <message>
        <source>Waarom?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>{0} doet het niet</source>
        <translation>{0} is not doing it</translation>
    </message>
    <message>
        <source>{0} is begonnen</source>
        <translation>{0} has started</translation>
    </message>
    <message>
        <source>{0} neemt het aan</source>
        <translation>{0} accepts</translation>
    </message>
</context>
<context>
    <name>GezinTab</name>
    <message>
        <source>Adres onbekend</source>
        <translation>Address unknown</translation>
    </message>
    <message>
        <source>Ander huishouden openen</source>
        <translation>Open other household</translation>
    </message>
    <message>
        <source>Gezag</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Haal uiteen</source>
        <translation>Take apart</translation>
    </message>
    <message>
        <source>Hoort er niet meer bij</source>
        <translation>No longer belongs</translation>
    </message>
    <message>
        <source>Inwoner openen</source>
        <translation>Open resident</translation>
    </message>
    <message>
        <source>Leden van het huishouden</source>
        <translation>Members of the household</translation>
    </message>
    <message>
        <source>Lid toevoegen</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>Naam wijzigen</source>
        <translation>Change name</translation>
    </message>
    <message>
        <source>Niemand hoort nu bij dit huishouden.
Druk op N om iemand toe te voegen.</source>
        <translation>Nobody belongs to this household now.
Press N to add someone.</translation>
    </message>
    <message>
        <source>Ook wie er eerder bij hoorde ({0})</source>
        <translation>Also who belonged earlier ({0})</translation>
    </message>
    <message>
        <source>Splitsen</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Verhuizen</source>
        <translation>Move house</translation>
    </message>
    <message>
        <source>Waaruit blijkt dat dit twee huishoudens zijn? (één zin)</source>
        <translation>What shows that these are two households? (one sentence)</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Zelfde als…</source>
        <translation>Same as…</translation>
    </message>
    <message>
        <source>{0} uit elkaar halen…</source>
        <translation>Take {0} apart…</translation>
    </message>
</context>
<context>
    <name>Grafiekkaart</name>
    <message>
        <source>De gegevens zijn gekopieerd: {0} regels.</source>
        <translation>The data has been copied: {0} lines.</translation>
    </message>
    <message>
        <source>Dikke staaf: {0}. Dunne, gestreepte staaf: {1}.</source>
        <translation>Thick bar: {0}. Thin, striped bar: {1}.</translation>
    </message>
    <message>
        <source>Er is niets geteld in deze periode.</source>
        <translation>Nothing was counted in this period.</translation>
    </message>
    <message>
        <source>Gegevens kopiëren</source>
        <translation>Copy data</translation>
    </message>
    <message>
        <source>Het plaatje is gekopieerd.</source>
        <translation>The picture has been copied.</translation>
    </message>
    <message>
        <source>Nog {0} keer: zie “Let op” in de tabel.</source>
        <translation>{0} more times: see “Note” in the table.</translation>
    </message>
    <message>
        <source>Plaatje kopiëren</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>{0}, als tabel</source>
        <translation>{0}, as a table</translation>
    </message>
</context>
<context>
    <name>Grond</name>
    <message>
        <source>Nog niet opgeschreven. Vraag het het gezin, in hun woorden.</source>
        <translation>Not written down yet. Ask the family, in their words.</translation>
    </message>
    <message>
        <source>Wat er speelt</source>
        <translation>What is going on</translation>
    </message>
    <message>
        <source>Wat gaat er goed</source>
        <translation>What is going well</translation>
    </message>
</context>
<context>
    <name>GrondFormulier</name>
    <message>
        <source>Besproken op</source>
        <translation>Discussed on</translation>
    </message>
    <message>
        <source>Een gezin mag eerst zelf een plan maken, met familie en vrienden.</source>
        <translation>A family may first make a plan itself, with relatives and friends.</translation>
    </message>
    <message>
        <source>En wie helpt er nu al?</source>
        <translation>And who is already helping?</translation>
    </message>
    <message>
        <source>Familiegroepsplan aangeboden</source>
        <translation>Family group plan offered</translation>
    </message>
    <message>
        <source>Familiegroepsplan aangeboden?</source>
        <translation>Family group plan offered?</translation>
    </message>
    <message>
        <source>In de woorden van het gezin.</source>
        <translation>In the family’s words.</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Nee</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Nog niet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Soort plan</source>
        <translation>Kind of plan</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Toelichting (mag leeg)</source>
        <translation>Explanation (optional)</translation>
    </message>
    <message>
        <source>Waarom niet? (één zin)</source>
        <translation>Why not? (one sentence)</translation>
    </message>
    <message>
        <source>Wat er speelt</source>
        <translation>What is going on</translation>
    </message>
    <message>
        <source>Wat gaat er goed</source>
        <translation>What is going well</translation>
    </message>
</context>
<context>
    <name>HandleidingPanel</name>
    <message>
        <source>De handleiding is alleen in het Nederlands.</source>
        <translation>This manual is in Dutch only.</translation>
    </message>
    <message>
        <source>Gevonden bladzijden</source>
        <translation>Pages found</translation>
    </message>
    <message>
        <source>Inhoud</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Niets gevonden. Probeer een ander woord, bijvoorbeeld: triage, wachtwoord, kopie.</source>
        <translation>Nothing found. Try another word, for example: triage, password, backup.</translation>
    </message>
    <message>
        <source>Plaatje groter</source>
        <translation>Enlarge picture</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vorige bladzijde</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Zoeken in de handleiding</source>
        <translation>Search in the manual</translation>
    </message>
</context>
<context>
    <name>HandtekeningBeeld</name>
    <message>
        <source>Handtekening</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Handtekening van %1</source>
        <translation>Signature of %1</translation>
    </message>
</context>
<context>
    <name>HandtekeningInvoer</name>
    <message>
        <source>Wissen</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>HandtekeningVeld</name>
    <message>
        <source>Teken met muis, vinger of pen. Kan dat niet, kies dan “op papier”. Delete wist.</source>
        <translation>Draw with mouse, finger or pen. If that is not possible, choose “on paper”. Delete clears.</translation>
    </message>
    <message>
        <source>Vlak voor de handtekening</source>
        <translation>Area for the signature</translation>
    </message>
    <message>
        <source>Zet hier de handtekening: met muis, vinger of pen</source>
        <translation>Sign here: with mouse, finger or pen</translation>
    </message>
</context>
<context>
    <name>Helftvelden</name>
    <message>
        <source>15 groepjes van vier tekens</source>
        <translation>15 groups of four characters</translation>
    </message>
    <message>
        <source>Helft 1, van het ene vel</source>
        <translation>Half 1, from one sheet</translation>
    </message>
    <message>
        <source>Helft 2, van het andere vel</source>
        <translation>Half 2, from the other sheet</translation>
    </message>
</context>
<context>
    <name>Heropenen</name>
    <message>
        <source>Heropenen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Nieuw verwacht einde</source>
        <translation>New expected end</translation>
    </message>
    <message>
        <source>Ondersteuning heropenen</source>
        <translation>Reopen support</translation>
    </message>
    <message>
        <source>Waarom? (één zin)</source>
        <translation>Why? (one sentence)</translation>
    </message>
</context>
<context>
    <name>HerstelBlad</name>
    <message>
        <source>Herstelsleutel</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Nieuw wachtwoord</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Toegang herstellen</source>
        <translation>Recover access</translation>
    </message>
    <message>
        <source>Van wie is het wachtwoord?</source>
        <translation>Whose password is it?</translation>
    </message>
    <message>
        <source>Vraag een collega die applicatiebeheerder is om een nieuw eerste wachtwoord. Dat kan op deze computer, bij “Toegang”. Een herstelsleutel is op deze balie niet gemaakt.</source>
        <translation>Ask a colleague who is an application administrator for a new first password. That can be done on this computer, under “Access”. No recovery key has been made at this desk.</translation>
    </message>
    <message>
        <source>Vraag eerst een collega die applicatiebeheerder is om een nieuw eerste wachtwoord. Is die er niet? Dan kan het met de herstelsleutel uit de envelop. Dat wordt vastgelegd.</source>
        <translation>First ask a colleague who is an application administrator for a new first password. Is there nobody? Then it can be done with the recovery key from the envelope. This is recorded.</translation>
    </message>
    <message>
        <source>Vul de herstelsleutel in.</source>
        <translation>Fill in the recovery key.</translation>
    </message>
    <message>
        <source>Vul de naam in waarmee wordt ingelogd.</source>
        <translation>Fill in the name that is used to log in.</translation>
    </message>
    <message>
        <source>Wachtwoord kwijt</source>
        <translation>Forgot password</translation>
    </message>
    <message>
        <source>negen groepjes van vier tekens</source>
        <translation>nine groups of four characters</translation>
    </message>
</context>
<context>
    <name>HerstelVenster</name>
    <message>
        <source>Alleen lezen openen</source>
        <translation>Open read only</translation>
    </message>
    <message>
        <source>Andere map kiezen…</source>
        <translation>Choose other folder…</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bezig met lezen, hier en bij het centrum. Sluit dit venster niet…</source>
        <translation>Reading, here and at the centre. Do not close this window…</translation>
    </message>
    <message>
        <source>Bezig met nakijken en terugzetten…</source>
        <translation>Checking and restoring…</translation>
    </message>
    <message>
        <source>Bezig met nakijken. Er verandert nog niets…</source>
        <translation>Checking. Nothing changes yet…</translation>
    </message>
    <message>
        <source>Code van uw telefoon</source>
        <translation>Code from your phone</translation>
    </message>
    <message>
        <source>De gegevens staan op deze computer. Log in zoals u gewend bent.</source>
        <translation>The data is on this computer. Log in as you usually do.</translation>
    </message>
    <message>
        <source>De reservekopie staat terug.</source>
        <translation>The backup has been restored.</translation>
    </message>
    <message>
        <source>Deelt deze balie met andere, dan gaat met het centrum het minste verloren.</source>
        <translation>If this desk shares with others, the least is lost with the centre.</translation>
    </message>
    <message>
        <source>Deze computer vervangt een andere</source>
        <translation>This computer replaces another</translation>
    </message>
    <message>
        <source>Er is geen reservekopie in de map van dit wijkteam. Kies er een.</source>
        <translation>There is no backup in the folder of this neighbourhood team. Choose one.</translation>
    </message>
    <message>
        <source>Gegevens herstellen</source>
        <translation>Restore data</translation>
    </message>
    <message>
        <source>Herstellen</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Herstellen met</source>
        <translation>Restore with</translation>
    </message>
    <message>
        <source>Het bestand dat er nu is, wordt apart bewaard en niet weggegooid. Met een reservekopie is weg wat daarna is opgeslagen en niet gedeeld.</source>
        <translation>The file that is there now is kept separately and not thrown away. With a backup, what was saved after it and not shared is gone.</translation>
    </message>
    <message>
        <source>Het centrum, met wat hier nog te lezen is</source>
        <translation>The centre, with what can still be read here</translation>
    </message>
    <message>
        <source>Het vorige bestand is nog 30 dagen bewaard als {}.</source>
        <translation>The previous file is kept for another 30 days as {}.</translation>
    </message>
    <message>
        <source>Het vorige bestand was niet te lezen: wat na de kopie is opgeslagen, is hier weg.</source>
        <translation>The previous file could not be read: what was saved after the backup is gone here.</translation>
    </message>
    <message>
        <source>Hierheen halen</source>
        <translation>Fetch here</translation>
    </message>
    <message>
        <source>Kies eerst waarmee.</source>
        <translation>First choose what with.</translation>
    </message>
    <message>
        <source>Kijk wat er weg zou zijn</source>
        <translation>See what would be gone</translation>
    </message>
    <message>
        <source>Maak op de oude computer een pakket: Reservekopieën, “Naar een andere computer”. Kies hier de map verhuizing-… die daar is gemaakt. De oude computer kan daarna alleen nog lezen.</source>
        <translation>Make a package on the old computer: Backups, “To another computer”. Choose here the folder verhuizing-… that was made there. After that, the old computer can only read.</translation>
    </message>
    <message>
        <source>Map van de reservekopie</source>
        <translation>Folder of the backup</translation>
    </message>
    <message>
        <source>Map verhuizing-… kiezen…</source>
        <translation>Choose verhuizing-… folder…</translation>
    </message>
    <message>
        <source>Medewerker</source>
        <translation>Staff member</translation>
    </message>
    <message>
        <source>Naar inloggen</source>
        <translation>To log in</translation>
    </message>
    <message>
        <source>Nodig zodra hier meer dan één medewerker werkt</source>
        <translation>Needed as soon as more than one staff member works here</translation>
    </message>
    <message>
        <source>Nog niet herstellen: alleen lezen wat er nog is</source>
        <translation>Do not restore yet: only read what is still there</translation>
    </message>
    <message>
        <source>Pakket van de andere computer</source>
        <translation>Package from the other computer</translation>
    </message>
    <message>
        <source>Reservekopie van {}</source>
        <translation>Backup of {}</translation>
    </message>
    <message>
        <source>Terugzetten</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Voortgang</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Vul uw wachtwoord in.</source>
        <translation>Fill in your password.</translation>
    </message>
    <message>
        <source>Wachtwoord</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Wat er gebeurt</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>{} wijzigingen van na de kopie zijn hier weg.</source>
        <translation>{} changes from after the backup are gone here.</translation>
    </message>
</context>
<context>
    <name>HerstelsleutelVenster</name>
    <message>
        <source> Kiest u “Later”, dan heeft deze balie er geen: vraag de applicatiebeheerder om een nieuwe.</source>
        <translation> If you choose “Later”, this desk has none: ask the application administrator for a new one.</translation>
    </message>
    <message>
        <source>Afdrukken of opslaan…</source>
        <translation>Print or save…</translation>
    </message>
    <message>
        <source>De herstelsleutel die u gebruikte, geldt niet meer. Dit is de nieuwe. wijdesk laat hem maar één keer zien en bewaart hem niet.</source>
        <translation>The recovery key you used no longer works. This is the new one. wijdesk shows it only once and does not keep it.</translation>
    </message>
    <message>
        <source>De sleutel geldt pas als u “Klaar” kiest.</source>
        <translation>The key only works once you choose “Done”.</translation>
    </message>
    <message>
        <source>Herstelsleutel</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Herstelsleutel van deze balie</source>
        <translation>Recovery key of this desk</translation>
    </message>
    <message>
        <source>Herstelsleutel: {}</source>
        <translation>Recovery key: {}</translation>
    </message>
    <message>
        <source>Hij ligt in een envelop</source>
        <translation>It is in an envelope</translation>
    </message>
    <message>
        <source>Is iemand het wachtwoord kwijt en is er geen collega die kan helpen? Dan kan het met deze sleutel. wijdesk laat hem maar één keer zien en bewaart hem niet.</source>
        <translation>Has someone lost the password and is there no colleague who can help? Then it can be done with this key. wijdesk shows it only once and does not keep it.</translation>
    </message>
    <message>
        <source>Klaar</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>HistorieTab</name>
    <message>
        <source>0 resultaten. Maak het zoekwoord korter of wis het.</source>
        <translation>0 results. Make the search word shorter or clear it.</translation>
    </message>
    <message>
        <source>Er is nog niets gewijzigd.</source>
        <translation>Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>Filter op naam, veld of woord</source>
        <translation>Filter by name, field or word</translation>
    </message>
    <message>
        <source>Historie</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Oudere wijzigingen tonen</source>
        <translation>Show older changes</translation>
    </message>
    <message>
        <source>U kunt zien dat dit gezin bekend is, niet wat er is gewijzigd.</source>
        <translation>You can see that this family is known, not what was changed.</translation>
    </message>
    <message>
        <source>{0} van {1} wijzigingen</source>
        <translation>{0} of {1} changes</translation>
    </message>
    <message>
        <source>{0} wijzigingen</source>
        <translation>{0} changes</translation>
    </message>
    <message>
        <source>{0} · reden: {1}</source>
        <translation>{0} · reason: {1}</translation>
    </message>
</context>
<context>
    <name>Historietekst</name>
    <message>
        <source>Wat is gewijzigd</source>
        <translation>What has changed</translation>
    </message>
</context>
<context>
    <name>HoudFormulier</name>
    <message>
        <source>Er ontbreekt nog iets.</source>
        <translation>Something is still missing.</translation>
    </message>
    <message>
        <source>Evaluatie</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Evaluatie vastleggen</source>
        <translation>Record evaluation</translation>
    </message>
    <message>
        <source>Gehouden op</source>
        <translation>Held on</translation>
    </message>
    <message>
        <source>Leeg: er wordt geen volgende gepland.</source>
        <translation>Empty: no next one is planned.</translation>
    </message>
    <message>
        <source>Schrijf de datum als 03-02-2026.</source>
        <translation>Write the date as 03-02-2026.</translation>
    </message>
    <message>
        <source>Volgende evaluatie</source>
        <translation>Next evaluation</translation>
    </message>
    <message>
        <source>Wat is er gezegd</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>Wie waren erbij</source>
        <translation>Who was there</translation>
    </message>
</context>
<context>
    <name>HuishoudenZoeker</name>
    <message>
        <source>0 resultaten.</source>
        <translation>0 results.</translation>
    </message>
    <message>
        <source>Geen huishouden gevonden.</source>
        <translation>No household found.</translation>
    </message>
    <message>
        <source>Gevonden huishoudens</source>
        <translation>Households found</translation>
    </message>
    <message>
        <source>Typ een naam, een lid, een adres of een casusnummer. Pijl omlaag en Enter kiest.</source>
        <translation>Type a name, a member, an address or a case number. Arrow down and Enter chooses.</translation>
    </message>
    <message>
        <source>Welk huishouden is hetzelfde</source>
        <translation>Which household is the same</translation>
    </message>
</context>
<context>
    <name>Huishoudens</name>
    <message>
        <source>Huishouden maken</source>
        <translation>Make household</translation>
    </message>
    <message>
        <source>Huishouden openen</source>
        <translation>Open household</translation>
    </message>
    <message>
        <source>Huishouden: {0}</source>
        <translation>Household: {0}</translation>
    </message>
    <message>
        <source>open casus, regisseur {0}</source>
        <translation>open case, lead worker {0}</translation>
    </message>
</context>
<context>
    <name>HulpKop</name>
    <message>
        <source>Lijst</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Terug naar de lijst (Esc)</source>
        <translation>Back to the list (Esc)</translation>
    </message>
</context>
<context>
    <name>ImpactPaneel</name>
    <message>
        <source>1 formulier</source>
        <translation>1 form</translation>
    </message>
    <message>
        <source>Alle locaties</source>
        <translation>All locations</translation>
    </message>
    <message>
        <source>Alleen een cijfer</source>
        <translation>Only a score</translation>
    </message>
    <message>
        <source>Cijfer {0}</source>
        <translation>Score {0}</translation>
    </message>
    <message>
        <source>De vragen zijn in deze periode veranderd: elke versie staat apart en telt niet op bij een andere.</source>
        <translation>The questions changed in this period: each version is shown separately and is not added to another.</translation>
    </message>
    <message>
        <source>Eén formulier</source>
        <translation>One form</translation>
    </message>
    <message>
        <source>Filter op antwoord, locatie of versie</source>
        <translation>Filter by answer, location or version</translation>
    </message>
    <message>
        <source>Formulier op papier</source>
        <translation>Form on paper</translation>
    </message>
    <message>
        <source>Formulieren</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>In deze periode is niets ingevoerd.</source>
        <translation>Nothing has been entered in this period.</translation>
    </message>
    <message>
        <source>In deze periode is niets ingevoerd.
Druk op S voor een stapel, of op N voor één formulier.</source>
        <translation>Nothing has been entered in this period.
Press S for a batch, or N for one form.</translation>
    </message>
    <message>
        <source>Naam erbij of eraf</source>
        <translation>Add or remove name</translation>
    </message>
    <message>
        <source>Periode</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Stapel invoeren</source>
        <translation>Enter batch</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Uitkomst van de impactmeting</source>
        <translation>Outcome of the impact survey</translation>
    </message>
    <message>
        <source>Van minder dan 5 antwoorden staat er geen cijfer.</source>
        <translation>No figure is shown for fewer than 5 answers.</translation>
    </message>
    <message>
        <source>Van welke locatie</source>
        <translation>From which location</translation>
    </message>
    <message>
        <source>Wat u ziet</source>
        <translation>What you see</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>met naam</source>
        <translation>with name</translation>
    </message>
    <message>
        <source>tevreden cijfer inwoners enquête mening</source>
        <translation>satisfied score residents survey opinion</translation>
    </message>
    <message>
        <source>uit een bestand</source>
        <translation>from a file</translation>
    </message>
    <message>
        <source>versie {0}</source>
        <translation>version {0}</translation>
    </message>
    <message>
        <source>{0} formulieren</source>
        <translation>{0} forms</translation>
    </message>
</context>
<context>
    <name>IndicatieFormulier</name>
    <message>
        <source>Aanbieder</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Begonnen op</source>
        <translation>Started on</translation>
    </message>
    <message>
        <source>Besloten op</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>Einde</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Er wordt al {0} gewacht. Die dagen tellen mee tot de hulp begint.</source>
        <translation>The wait has already been {0}. Those days count until the help starts.</translation>
    </message>
    <message>
        <source>Gaat verder op</source>
        <translation>Continues from</translation>
    </message>
    <message>
        <source>Geen, of niet in wijdesk</source>
        <translation>None, or not in wijdesk</translation>
    </message>
    <message>
        <source>Herindicatie</source>
        <translation>Renewal</translation>
    </message>
    <message>
        <source>Herindicatie vastleggen</source>
        <translation>Record renewal</translation>
    </message>
    <message>
        <source>Het hele gezin</source>
        <translation>The whole family</translation>
    </message>
    <message>
        <source>Indicatie vastleggen</source>
        <translation>Record care decision</translation>
    </message>
    <message>
        <source>Indicatie {0}</source>
        <translation>Care decision {0}</translation>
    </message>
    <message>
        <source>Kies een productgroep</source>
        <translation>Choose a product group</translation>
    </message>
    <message>
        <source>Leeg als er geen wachttijd is</source>
        <translation>Empty if there is no waiting time</translation>
    </message>
    <message>
        <source>Nieuw</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Omvang, zoals 3 uur per week</source>
        <translation>Amount, such as 3 hours per week</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Productgroep</source>
        <translation>Product group</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Tot en met</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Voor wie</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Wacht sinds</source>
        <translation>Waiting since</translation>
    </message>
    <message>
        <source>Wat helpt zolang er gewacht wordt?</source>
        <translation>What helps while waiting?</translation>
    </message>
    <message>
        <source>Zonder einddatum (dan komt er geen herinnering)</source>
        <translation>Without an end date (then there is no reminder)</translation>
    </message>
</context>
<context>
    <name>InitiatiefFormulier</name>
    <message>
        <source>Hoe ver is het</source>
        <translation>How far along is it</translation>
    </message>
    <message>
        <source>Sinds</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Wat doen wij ervoor</source>
        <translation>What do we do for it</translation>
    </message>
    <message>
        <source>Wat leverde het op</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>Wat willen de bewoners</source>
        <translation>What do the residents want</translation>
    </message>
</context>
<context>
    <name>InloopPanel</name>
    <message>
        <source>1 contact</source>
        <translation>1 contact</translation>
    </message>
    <message>
        <source>Contact is anoniem</source>
        <translation>Contact is anonymous</translation>
    </message>
    <message>
        <source>Contact opslaan</source>
        <translation>Save contact</translation>
    </message>
    <message>
        <source>Contact weggegooid. Ctrl+Z zet het terug.</source>
        <translation>Contact discarded. Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>Contact weggooien</source>
        <translation>Discard contact</translation>
    </message>
    <message>
        <source>Contact {0}</source>
        <translation>Contact {0}</translation>
    </message>
    <message>
        <source>De registratie van {0} is ongedaan gemaakt.</source>
        <translation>The registration of {0} has been undone.</translation>
    </message>
    <message>
        <source>Nieuw contact</source>
        <translation>New contact</translation>
    </message>
    <message>
        <source>Nieuwe inwoner met wat getypt is</source>
        <translation>New resident with what was typed</translation>
    </message>
    <message>
        <source>Nog een vraag in dit contact</source>
        <translation>Another enquiry in this contact</translation>
    </message>
    <message>
        <source>Open contacten</source>
        <translation>Open contacts</translation>
    </message>
    <message>
        <source>Terugzetten</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Volgend open contact</source>
        <translation>Next open contact</translation>
    </message>
    <message>
        <source>Volgende vraag</source>
        <translation>Next enquiry</translation>
    </message>
    <message>
        <source>Vorig open contact</source>
        <translation>Previous open contact</translation>
    </message>
    <message>
        <source>Vorige vraag</source>
        <translation>Previous enquiry</translation>
    </message>
    <message>
        <source>{0} contacten</source>
        <translation>{0} contacts</translation>
    </message>
    <message>
        <source>{0} is weggegooid.</source>
        <translation>{0} has been discarded.</translation>
    </message>
    <message>
        <source>{0} teruggezet, nog niet opgeslagen.</source>
        <translation>{0} restored, not saved yet.</translation>
    </message>
    <message>
        <source>{0}: nog niet opgeslagen</source>
        <translation>{0}: not saved yet</translation>
    </message>
</context>
<context>
    <name>InstellingenVenster</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>De instellingen konden niet worden bewaard: deze map is niet te beschrijven.</source>
        <translation>The settings could not be saved: this folder cannot be written to.</translation>
    </message>
    <message>
        <source>De wachtrij begint met alleen initialen</source>
        <translation>The queue starts with initials only</translation>
    </message>
    <message>
        <source>Dit heeft uw organisatie vastgelegd.</source>
        <translation>Your organisation has fixed this.</translation>
    </message>
    <message>
        <source>Donker</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Grootte van de tekst</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Hoog contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Instellingen</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Kleuren</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Kleuren, tekst en taal gelden voor deze computer, de wachtrij voor u.</source>
        <translation>Colours, text and language apply to this computer, the queue to you.</translation>
    </message>
    <message>
        <source>Licht</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Taal van het scherm (language)</source>
        <translation>Language of the screen (taal)</translation>
    </message>
    <message>
        <source>Vaste instellingen van uw organisatie:</source>
        <translation>Fixed settings of your organisation:</translation>
    </message>
    <message>
        <source>Zoals de computer</source>
        <translation>Same as the computer</translation>
    </message>
</context>
<context>
    <name>InstellingenVorm</name>
    <message>
        <source>Instellingen voor alle balies</source>
        <translation>Settings for all desks</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>InvoerPanel</name>
    <message>
        <source> van ongeveer {0}</source>
        <translation> of about {0}</translation>
    </message>
    <message>
        <source>Alles wordt nagekeken en niets bewaard</source>
        <translation>Everything is checked and nothing is saved</translation>
    </message>
    <message>
        <source>Bestand</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Bestand importeren</source>
        <translation>Import file</translation>
    </message>
    <message>
        <source>Bestand kiezen om te importeren</source>
        <translation>Choose file to import</translation>
    </message>
    <message>
        <source>Bestand om te importeren</source>
        <translation>File to import</translation>
    </message>
    <message>
        <source>Bestand wordt gelezen…</source>
        <translation>Reading file…</translation>
    </message>
    <message>
        <source>CSV (UTF-8) of Excel (.xlsx). U kunt het bestand hierheen slepen.</source>
        <translation>CSV (UTF-8) or Excel (.xlsx). You can drag the file here.</translation>
    </message>
    <message>
        <source>Een CSV met kolom, van, naar: om codes van een ander systeem om te zetten.</source>
        <translation>A CSV with kolom, van, naar: to convert codes from another system.</translation>
    </message>
    <message>
        <source>Eerst proberen</source>
        <translation>Try first</translation>
    </message>
    <message>
        <source>Importeren</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Kies een bestand.</source>
        <translation>Choose a file.</translation>
    </message>
    <message>
        <source>Kiezen…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Regels om na te kijken bewaard in {0}</source>
        <translation>Lines to check saved in {0}</translation>
    </message>
    <message>
        <source>Regels om na te kijken bewaren</source>
        <translation>Save lines to check</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stopt na deze regels…</source>
        <translation>Stops after these lines…</translation>
    </message>
    <message>
        <source>Terug naar eerdere imports</source>
        <translation>Back to earlier imports</translation>
    </message>
    <message>
        <source>Vertaling</source>
        <translation>Translation</translation>
    </message>
    <message>
        <source>Vertaling (mag leeg)</source>
        <translation>Translation (optional)</translation>
    </message>
    <message>
        <source>Voortgang van de import</source>
        <translation>Progress of the import</translation>
    </message>
    <message>
        <source>Wat staat erin</source>
        <translation>What is in it</translation>
    </message>
    <message>
        <source>inlezen invoer csv excel</source>
        <translation>read in import csv excel</translation>
    </message>
    <message>
        <source>regels van een invoer om na te kijken</source>
        <translation>lines of an import to check</translation>
    </message>
    <message>
        <source>{0}{1} regels</source>
        <translation>{0}{1} lines</translation>
    </message>
</context>
<context>
    <name>InwonerKaart</name>
    <message>
        <source>Alle contacten ({0})</source>
        <translation>All contacts ({0})</translation>
    </message>
    <message>
        <source>Staat net in de wachtrij</source>
        <translation>Has just joined the queue</translation>
    </message>
    <message>
        <source>Wacht al {0}</source>
        <translation>Already waiting {0}</translation>
    </message>
    <message>
        <source>{0}. Na het opslaan is dat geholpen.</source>
        <translation>{0}. Saving marks this as dealt with.</translation>
    </message>
</context>
<context>
    <name>InwonerPanel</name>
    <message>
        <source>Agressie melden</source>
        <translation>Report aggression</translation>
    </message>
    <message>
        <source>Bewaar eerst wat u hier typte, of kies Niet bewaren; daarna kunt u iemand anders openen.</source>
        <translation>First save what you typed here, or choose Do not save; after that you can open someone else.</translation>
    </message>
    <message>
        <source>Dit typte u eerder. Het is nog niet bewaard.</source>
        <translation>You typed this earlier. It has not been saved yet.</translation>
    </message>
    <message>
        <source>Gegevens wijzigen</source>
        <translation>Change details</translation>
    </message>
    <message>
        <source>Nieuw contact</source>
        <translation>New contact</translation>
    </message>
    <message>
        <source>Nog niemand gekozen.
Zoek een inwoner met Ctrl+K, of kies iemand in een lijst.</source>
        <translation>Nobody chosen yet.
Search for a resident with Ctrl+K, or choose someone in a list.</translation>
    </message>
    <message>
        <source>Zelfde persoon als…</source>
        <translation>Same person as…</translation>
    </message>
</context>
<context>
    <name>InzageVraag</name>
    <message>
        <source>Beperkt: niet gebruiken</source>
        <translation>Restricted: do not use</translation>
    </message>
    <message>
        <source>De inwoner vroeg om deze gegevens niet te gebruiken. Loopt iemand gevaar, of moet u iemands rechten beschermen? Dan kunt u dit 2 uur openen. De logbeheerder beoordeelt het.</source>
        <translation>The resident asked not to use this data. Is someone in danger, or do you have to protect someone’s rights? Then you can open this for 2 hours. The log officer reviews it.</translation>
    </message>
    <message>
        <source>Dit dossier is van een andere locatie. Is er nood?</source>
        <translation>This file is from another location. Is there an emergency?</translation>
    </message>
    <message>
        <source>Dit dossier is weer dicht. Is er nog nood?</source>
        <translation>This file is closed again. Is there still an emergency?</translation>
    </message>
    <message>
        <source>Dit dossier is weer dicht. Waarvoor kijkt u?</source>
        <translation>This file is closed again. Why are you looking?</translation>
    </message>
    <message>
        <source>Een doel geldt één dag. Uw keuze staat in het logboek. De inwoner mag weten wie er keek en waarom. Wat u aan het typen was, is bewaard en staat er dan weer.</source>
        <translation>A purpose is valid for one day. Your choice is in the access log. The resident may know who looked and why. What you were typing has been saved and will be there again.</translation>
    </message>
    <message>
        <source>Grondslag: {0}</source>
        <translation>Legal basis: {0}</translation>
    </message>
    <message>
        <source>Kies eerst waarvoor u kijkt (1 tot en met 6).</source>
        <translation>First choose why you are looking (1 to 6).</translation>
    </message>
    <message>
        <source>Loopt iemand gevaar? Dan kunt u dit dossier 2 uur openen. De logbeheerder ziet dit morgen en beoordeelt het.</source>
        <translation>Is someone in danger? Then you can open this file for 2 hours. The log officer sees this tomorrow and reviews it.</translation>
    </message>
    <message>
        <source>Niet openen</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>Noodinzage duurt 2 uur. Loopt er nog iemand gevaar? Open het dan opnieuw. De logbeheerder ziet ook dat. Wat u aan het typen was, is bewaard en staat er dan weer.</source>
        <translation>Emergency access lasts 2 hours. Is someone still in danger? Then open it again. The log officer sees that too. What you were typing has been saved and will be there again.</translation>
    </message>
    <message>
        <source>Noodinzage openen</source>
        <translation>Open emergency access</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>U bent hier niet bij betrokken. Waarvoor kijkt u?</source>
        <translation>You are not involved here. Why are you looking?</translation>
    </message>
    <message>
        <source>Uw keuze staat in het logboek. De inwoner mag weten wie er keek en waarom. Het geldt vandaag.</source>
        <translation>Your choice is in the access log. The resident may know who looked and why. It is valid today.</translation>
    </message>
    <message>
        <source>Waarvoor kijkt u?</source>
        <translation>Why are you looking?</translation>
    </message>
    <message>
        <source>Waarvoor kijkt u? (één zin)</source>
        <translation>Why are you looking? (one sentence)</translation>
    </message>
    <message>
        <source>Wat is er aan de hand? (één zin)</source>
        <translation>What is going on? (one sentence)</translation>
    </message>
</context>
<context>
    <name>JaarverslagPanel</name>
    <message>
        <source>Alle aantallen, ook kleine. Maak dit rapport niet openbaar.</source>
        <translation>All numbers, also small ones. Do not make this report public.</translation>
    </message>
    <message>
        <source>Alleen wat iedereen mag zien: opgeteld uit de open cijfers van dat jaar, die u bij Export vaststelt. Kleine aantallen staan er niet in.</source>
        <translation>Only what everyone may see: added up from the open figures of that year, which you finalise under Export. Small numbers are not in it.</translation>
    </message>
    <message>
        <source>Bestanden…</source>
        <translation>Files…</translation>
    </message>
    <message>
        <source>Gepubliceerde tabellen</source>
        <translation>Published tables</translation>
    </message>
    <message>
        <source>Jaar</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Let op: {0}</source>
        <translation>Note: {0}</translation>
    </message>
    <message>
        <source>Map…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>Om te publiceren</source>
        <translation>To publish</translation>
    </message>
    <message>
        <source>Tabellen (*.csv *.xlsx);;Alle bestanden (*)</source>
        <translation>Tables (*.csv *.xlsx);;All files (*)</translation>
    </message>
    <message>
        <source>Tabellen van het gepubliceerde jaarverslag (CSV). Het rapport zegt dan waar zij verschillen van wat hier is geteld, en waar zij zichzelf tegenspreken.</source>
        <translation>Tables of the published annual report (CSV). The report then says where they differ from what has been counted here, and where they contradict themselves.</translation>
    </message>
    <message>
        <source>Voor eigen gebruik</source>
        <translation>For own use</translation>
    </message>
    <message>
        <source>Vul een jaar in, zoals 2020.</source>
        <translation>Fill in a year, such as 2020.</translation>
    </message>
    <message>
        <source>Waarvoor</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>niet vergelijken</source>
        <translation>do not compare</translation>
    </message>
</context>
<context>
    <name>Kaart</name>
    <message>
        <source>Adres</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>BSN</source>
        <translation>BSN</translation>
    </message>
    <message>
        <source>BSN verborgen</source>
        <translation>BSN hidden</translation>
    </message>
    <message>
        <source>BSN {0}</source>
        <translation>BSN {0}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Eerdere contacten</source>
        <translation>Earlier contacts</translation>
    </message>
    <message>
        <source>Eerdere contacten ({0})</source>
        <translation>Earlier contacts ({0})</translation>
    </message>
    <message>
        <source>Eerdere contacten zijn nu niet te zien.</source>
        <translation>Earlier contacts cannot be shown now.</translation>
    </message>
    <message>
        <source>Geboortenaam</source>
        <translation>Birth name</translation>
    </message>
    <message>
        <source>Haal kaart {0} eruit…</source>
        <translation>Take card {0} out…</translation>
    </message>
    <message>
        <source>Haal uiteen…</source>
        <translation>Take apart…</translation>
    </message>
    <message>
        <source>Het hele BSN tonen. Dat wordt vastgelegd.</source>
        <translation>Show the whole BSN. This is recorded.</translation>
    </message>
    <message>
        <source>Op hetzelfde adres</source>
        <translation>At the same address</translation>
    </message>
    <message>
        <source>Samengevoegd uit {0} kaarten.</source>
        <translation>Merged from {0} cards.</translation>
    </message>
    <message>
        <source>Taal</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Telefoon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Tonen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Verbergen</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>onbekend</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>tolk nodig</source>
        <translation>interpreter needed</translation>
    </message>
</context>
<context>
    <name>KaartBlad</name>
    <message>
        <source>{0}. Bel eerst of dit nog klopt.</source>
        <translation>{0}. First call to check this is still right.</translation>
    </message>
</context>
<context>
    <name>KaartFilters</name>
    <message>
        <source>
Druk op N voor de eerste, of lees een bestand in.</source>
        <translation>
Press N for the first, or read in a file.</translation>
    </message>
    <message>
        <source>0 resultaten. Kies “Alle thema’s” of “Alle wijken”, of typ een ander woord.</source>
        <translation>0 results. Choose “All themes” or “All areas”, or type another word.</translation>
    </message>
    <message>
        <source>Alle soorten</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>Alle thema’s</source>
        <translation>All themes</translation>
    </message>
    <message>
        <source>Alle wijken</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>De sociale kaart is nog leeg.</source>
        <translation>The community directory is still empty.</translation>
    </message>
    <message>
        <source>Meest verwezen</source>
        <translation>Most referred to</translation>
    </message>
    <message>
        <source>Na te kijken</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Na te kijken ({0})</source>
        <translation>To check ({0})</translation>
    </message>
    <message>
        <source>Niets meer na te kijken.</source>
        <translation>Nothing left to check.</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Wijk</source>
        <translation>Neighbourhood</translation>
    </message>
    <message>
        <source>Zoek op naam, vraag of woord</source>
        <translation>Search by name, enquiry or word</translation>
    </message>
    <message>
        <source>Zoeken in de sociale kaart</source>
        <translation>Search in the community directory</translation>
    </message>
</context>
<context>
    <name>KaartKeus</name>
    <message>
        <source>Kies uit de sociale kaart</source>
        <translation>Choose from the community directory</translation>
    </message>
    <message>
        <source>Sociale kaart</source>
        <translation>Community directory</translation>
    </message>
</context>
<context>
    <name>KaartPaneel</name>
    <message>
        <source>Kaart bekijken</source>
        <translation>View card</translation>
    </message>
    <message>
        <source>Kies voor {0}</source>
        <translation>Choose for {0}</translation>
    </message>
    <message>
        <source>Kiezen</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Nagekeken</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Niet kiezen</source>
        <translation>Do not choose</translation>
    </message>
    <message>
        <source>Nieuw</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Sociale kaart</source>
        <translation>Community directory</translation>
    </message>
    <message>
        <source>Sociale kaart opslaan</source>
        <translation>Save community directory</translation>
    </message>
    <message>
        <source>Terug naar de lijst</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Wat is gewijzigd</source>
        <translation>What has changed</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Zoeken in de sociale kaart</source>
        <translation>Search in the community directory</translation>
    </message>
    <message>
        <source>{0} opgeslagen</source>
        <translation>{0} saved</translation>
    </message>
</context>
<context>
    <name>KaartVorm</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Kaartrij</name>
    <message>
        <source>Uitleg en lijst</source>
        <translation>Explanation and list</translation>
    </message>
</context>
<context>
    <name>KantKaart</name>
    <message>
        <source>Dit klopt</source>
        <translation>This is right</translation>
    </message>
    <message>
        <source>Kies dit</source>
        <translation>Choose this</translation>
    </message>
    <message>
        <source>Reden: {0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>Staat er nu</source>
        <translation>Shown now</translation>
    </message>
    <message>
        <source>✓ Gekozen</source>
        <translation>✓ Chosen</translation>
    </message>
</context>
<context>
    <name>Kiezer</name>
    <message>
        <source>Alle locaties</source>
        <translation>All locations</translation>
    </message>
    <message>
        <source>De periode ervoor</source>
        <translation>The period before</translation>
    </message>
    <message>
        <source>Een jaar eerder</source>
        <translation>One year earlier</translation>
    </message>
    <message>
        <source>Eigen periode</source>
        <translation>Own period</translation>
    </message>
    <message>
        <source>Jaar</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Kies een jaar van {0} tot en met {1}.</source>
        <translation>Choose a year from {0} to {1}.</translation>
    </message>
    <message>
        <source>Kwartaal</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Later ▶</source>
        <translation>Later ▶</translation>
    </message>
    <message>
        <source>Locatie of team</source>
        <translation>Location or team</translation>
    </message>
    <message>
        <source>Maand</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Niets</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>Periode</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Periode eerder</source>
        <translation>Earlier period</translation>
    </message>
    <message>
        <source>Periode later</source>
        <translation>Later period</translation>
    </message>
    <message>
        <source>Periode {0}</source>
        <translation>Period {0}</translation>
    </message>
    <message>
        <source>Tot en met</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Vergelijken met</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>Vul een datum in als 3-2-2026.</source>
        <translation>Fill in a date like 3-2-2026.</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>{0} (tot nu toe)</source>
        <translation>{0} (so far)</translation>
    </message>
    <message>
        <source>{0} wordt geteld. Hieronder staat nog {1}.</source>
        <translation>{0} is being counted. Below still stands {1}.</translation>
    </message>
    <message>
        <source>◀ Eerder</source>
        <translation>◀ Earlier</translation>
    </message>
</context>
<context>
    <name>KlaarDeel</name>
    <message>
        <source>Anders besloten, omdat: {0}</source>
        <translation>Decided differently, because: {0}</translation>
    </message>
    <message>
        <source>Er is niets besloten.</source>
        <translation>Nothing has been decided.</translation>
    </message>
    <message>
        <source>Er is nog niets besloten.</source>
        <translation>Nothing has been decided yet.</translation>
    </message>
    <message>
        <source>Interne versie</source>
        <translation>Internal version</translation>
    </message>
    <message>
        <source>Meldcode beginnen of verder</source>
        <translation>Start or continue reporting code</translation>
    </message>
    <message>
        <source>Ontvangstbevestiging afdrukken</source>
        <translation>Print confirmation of receipt</translation>
    </message>
    <message>
        <source>Ontvangstbevestiging {0}</source>
        <translation>Confirmation of receipt {0}</translation>
    </message>
    <message>
        <source>Op de samenvatting voor de inwoner staat niet wat over veiligheid is beantwoord, en niets over de meldcode. In de interne versie staat alles.</source>
        <translation>The summary for the resident does not show what was answered about safety, and nothing about the reporting code. The internal version shows everything.</translation>
    </message>
    <message>
        <source>Samenvatting voor de inwoner</source>
        <translation>Summary for the resident</translation>
    </message>
    <message>
        <source>Vergissing? Ctrl+Z maakt het besluit ongedaan, met alles wat het maakte.</source>
        <translation>Mistake? Ctrl+Z undoes the decision, with everything it made.</translation>
    </message>
    <message>
        <source>Voorgesteld: {0}. {1}</source>
        <translation>Proposed: {0}. {1}</translation>
    </message>
</context>
<context>
    <name>KlachtBalk</name>
    <message>
        <source>De klacht van {0} kan nu in het register.</source>
        <translation>The complaint of {0} can now go into the register.</translation>
    </message>
    <message>
        <source>Klacht registreren</source>
        <translation>Register complaint</translation>
    </message>
</context>
<context>
    <name>KlachtBlad</name>
    <message>
        <source>Beide klachten zijn dubbel gemaakt, elk van de andere. Maak er een los.</source>
        <translation>Both complaints were marked as duplicates, each of the other. Detach one.</translation>
    </message>
    <message>
        <source>Bevestig de ontvangst schriftelijk, uiterlijk {0} (Awb art. 9:6).</source>
        <translation>Confirm receipt in writing, no later than {0} (Awb art. 9:6).</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Brief met afschrift voor {0}</source>
        <translation>Letter with copy for {0}</translation>
    </message>
    <message>
        <source>Brief met uitkomst</source>
        <translation>Letter with outcome</translation>
    </message>
    <message>
        <source>Brief met uitkomst voor {0}</source>
        <translation>Letter with outcome for {0}</translation>
    </message>
    <message>
        <source>Brief over uitstel</source>
        <translation>Postponement letter</translation>
    </message>
    <message>
        <source>Brief over uitstel voor {0}</source>
        <translation>Postponement letter for {0}</translation>
    </message>
    <message>
        <source>Delen</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Delen met {0}</source>
        <translation>Share with {0}</translation>
    </message>
    <message>
        <source>Deze klacht gaat over u en is met u gedeeld (Awb art. 9:9). U kunt haar alleen lezen.</source>
        <translation>This complaint is about you and has been shared with you (Awb art. 9:9). You can only read it.</translation>
    </message>
    <message>
        <source>Deze klacht is dubbel geregistreerd en telt niet mee. Alles staat bij {0}.</source>
        <translation>This complaint was registered twice and does not count. Everything is with {0}.</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Intrekken: {0}</source>
        <translation>Withdraw: {0}</translation>
    </message>
    <message>
        <source>Klacht</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Klacht van {0}</source>
        <translation>Complaint of {0}</translation>
    </message>
    <message>
        <source>Nog niets vastgelegd.</source>
        <translation>Nothing recorded yet.</translation>
    </message>
    <message>
        <source>Over wie</source>
        <translation>About whom</translation>
    </message>
    <message>
        <source>Wat er is gedaan</source>
        <translation>What has been done</translation>
    </message>
    <message>
        <source>de andere klacht</source>
        <translation>the other complaint</translation>
    </message>
    <message>
        <source>gedeeld op {0}</source>
        <translation>shared on {0}</translation>
    </message>
    <message>
        <source>nog geen afschrift</source>
        <translation>no copy yet</translation>
    </message>
</context>
<context>
    <name>KlachtPaneel</name>
    <message>
        <source>Contact openen</source>
        <translation>Open contact</translation>
    </message>
    <message>
        <source>Deze klacht staat al in het register.</source>
        <translation>This complaint is already in the register.</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Losmaken</source>
        <translation>Detach</translation>
    </message>
    <message>
        <source>Nieuwe klacht</source>
        <translation>New complaint</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Waarom gaat deze klacht weer open?</source>
        <translation>Why is this complaint opened again?</translation>
    </message>
    <message>
        <source>Waarom is dit toch een andere klacht?</source>
        <translation>Why is this a different complaint after all?</translation>
    </message>
    <message>
        <source>Waarom klopt dit niet?</source>
        <translation>Why is this not right?</translation>
    </message>
    <message>
        <source>Wat wij leerden</source>
        <translation>What we learned</translation>
    </message>
</context>
<context>
    <name>KlachtVorm</name>
    <message>
        <source>Adres voor brieven</source>
        <translation>Address for letters</translation>
    </message>
    <message>
        <source>De klacht gaat over de ondersteuningsstructuur</source>
        <translation>The complaint is about how support is organised</translation>
    </message>
    <message>
        <source>Die klacht openen</source>
        <translation>Open that complaint</translation>
    </message>
    <message>
        <source>Een commissie adviseert (tien weken)</source>
        <translation>A committee advises (ten weeks)</translation>
    </message>
    <message>
        <source>En over wie nog?</source>
        <translation>And about who else?</translation>
    </message>
    <message>
        <source>Geen inwoner met een kaart? Schrijf de naam</source>
        <translation>No resident with a card? Write the name</translation>
    </message>
    <message>
        <source>Geen locatie</source>
        <translation>No location</translation>
    </message>
    <message>
        <source>Hoe?</source>
        <translation>How?</translation>
    </message>
    <message>
        <source>Iemand anders, of een team</source>
        <translation>Someone else, or a team</translation>
    </message>
    <message>
        <source>Iemand die er niet bij betrokken is (Awb art. 9:7)</source>
        <translation>Someone who is not involved in it (Awb art. 9:7)</translation>
    </message>
    <message>
        <source>Kies hoe het binnenkwam</source>
        <translation>Choose how it came in</translation>
    </message>
    <message>
        <source>Kies iemand uit de lijst, of schrijf hieronder wie er klaagt.</source>
        <translation>Choose someone from the list, or write below who is complaining.</translation>
    </message>
    <message>
        <source>Kies wie er klaagt</source>
        <translation>Choose who complains</translation>
    </message>
    <message>
        <source>Klaagt als</source>
        <translation>Complains as</translation>
    </message>
    <message>
        <source>Klacht {0}</source>
        <translation>Complaint {0}</translation>
    </message>
    <message>
        <source>Klachtencommissie</source>
        <translation>Complaints committee</translation>
    </message>
    <message>
        <source>Laat leeg als u hierboven iemand koos</source>
        <translation>Leave empty if you chose someone above</translation>
    </message>
    <message>
        <source>Laat leeg om het adres van de kaart te gebruiken</source>
        <translation>Leave empty to use the address on the card</translation>
    </message>
    <message>
        <source>Meer namen: met een komma ertussen</source>
        <translation>More names: put a comma between them</translation>
    </message>
    <message>
        <source>Naam van wie namens de inwoner klaagt</source>
        <translation>Name of the person complaining for the resident</translation>
    </message>
    <message>
        <source>Naam, geboortedatum, BSN, telefoon of postcode</source>
        <translation>Name, date of birth, BSN, phone or postcode</translation>
    </message>
    <message>
        <source>Niemand van ons</source>
        <translation>None of us</translation>
    </message>
    <message>
        <source>Nieuwe klacht</source>
        <translation>New complaint</translation>
    </message>
    <message>
        <source>Nog niemand</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>Ontvangen op</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Over hoe de hulp geregeld is, niet over een persoon. Dit telt mee in de cijfers</source>
        <translation>About how help is arranged, not about a person. This counts in the figures</translation>
    </message>
    <message>
        <source>Over of bij welke locatie?</source>
        <translation>About or at which location?</translation>
    </message>
    <message>
        <source>Over welke collega?</source>
        <translation>About which colleague?</translation>
    </message>
    <message>
        <source>Registreren</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Telefoon of e-mail</source>
        <translation>Phone or email</translation>
    </message>
    <message>
        <source>Van {0} staat al een klacht: {1}, ontvangen {2}, over {3}. Kijk of dit dezelfde is.</source>
        <translation>There is already a complaint from {0}: {1}, received {2}, about {3}. Check whether this is the same one.</translation>
    </message>
    <message>
        <source>Vanaf die dag telt de termijn van zes weken</source>
        <translation>The term of six weeks counts from that day</translation>
    </message>
    <message>
        <source>Wat is de klacht? In de woorden van de klager</source>
        <translation>What is the complaint? In the complainant’s words</translation>
    </message>
    <message>
        <source>Werkwijze</source>
        <translation>Way of working</translation>
    </message>
    <message>
        <source>Wie behandelt de klacht?</source>
        <translation>Who handles the complaint?</translation>
    </message>
    <message>
        <source>Wie klaagt?</source>
        <translation>Who complains?</translation>
    </message>
    <message>
        <source>{0} · behandelt geen klachten meer</source>
        <translation>{0} · no longer handles complaints</translation>
    </message>
    <message>
        <source>{0} · werkt hier niet meer</source>
        <translation>{0} · no longer works here</translation>
    </message>
</context>
<context>
    <name>Knoppen</name>
    <message>
        <source>Actie</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Afspraak</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Beëindigen</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Gedaan</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Meer</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Meer: wat u nog met deze inwoner kunt doen</source>
        <translation>More: what else you can do with this resident</translation>
    </message>
    <message>
        <source>Meer…</source>
        <translation>More…</translation>
    </message>
    <message>
        <source>Niet meer nodig</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>Nieuw doel</source>
        <translation>New goal</translation>
    </message>
    <message>
        <source>Omhoog</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Omlaag</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Wat er speelt</source>
        <translation>What is going on</translation>
    </message>
    <message>
        <source>Weer open</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>Kop</name>
    <message>
        <source>Aan u overgedragen. {0}</source>
        <translation>Handed over to you. {0}</translation>
    </message>
    <message>
        <source>Besloten door {0}, {1}. U leest vragenlijst {2}.</source>
        <translation>Decided by {0}, {1}. You are reading questionnaire {2}.</translation>
    </message>
    <message>
        <source>Eerdere triage: {0}</source>
        <translation>Earlier triage: {0}</translation>
    </message>
    <message>
        <source>Gestopt zonder besluit: {0}</source>
        <translation>Stopped without a decision: {0}</translation>
    </message>
    <message>
        <source>Hervatten</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Huishouden</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Huishouden zonder naam</source>
        <translation>Household without a name</translation>
    </message>
    <message>
        <source>Inwoner</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>Lees alles</source>
        <translation>Read all</translation>
    </message>
    <message>
        <source>Minder</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>Nog {0}, toon alles</source>
        <translation>{0} more, show all</translation>
    </message>
    <message>
        <source>Open casus {0} · regisseur {1}</source>
        <translation>Open case {0} · lead worker {1}</translation>
    </message>
    <message>
        <source>Openen: {0}</source>
        <translation>Open: {0}</translation>
    </message>
    <message>
        <source>Overdragen</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Overnemen</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Overzicht</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tolk nodig: {0}</source>
        <translation>Interpreter: {0}</translation>
    </message>
    <message>
        <source>Toon alles</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Toon minder</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>taal onbekend</source>
        <translation>language unknown</translation>
    </message>
    <message>
        <source>{0} eerdere triages, laatste {1}</source>
        <translation>{0} earlier triages, last one {1}</translation>
    </message>
    <message>
        <source>{0} jaar</source>
        <translation>{0} years old</translation>
    </message>
    <message>
        <source>{0} voert deze triage.</source>
        <translation>{0} is doing this triage.</translation>
    </message>
</context>
<context>
    <name>Koppelen</name>
    <message>
        <source>Koppelen</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Wat u leeg laat, blijft zoals het is.</source>
        <translation>What you leave empty stays as it is.</translation>
    </message>
</context>
<context>
    <name>KortSignaal</name>
    <message>
        <source>Geen thema</source>
        <translation>No theme</translation>
    </message>
    <message>
        <source>Kies het soort signaal</source>
        <translation>Choose the kind of signal</translation>
    </message>
    <message>
        <source>Signaal {0}</source>
        <translation>Signal {0}</translation>
    </message>
    <message>
        <source>Signaal {0} weghalen</source>
        <translation>Remove signal {0}</translation>
    </message>
    <message>
        <source>Soort signaal</source>
        <translation>Kind of signal</translation>
    </message>
    <message>
        <source>Straat</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Urgentie</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Wat hoorde of zag u</source>
        <translation>What you heard or saw</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Zonder huisnummer.</source>
        <translation>Without house number.</translation>
    </message>
</context>
<context>
    <name>KortdurendDeel</name>
    <message>
        <source>Ikzelf</source>
        <translation>Myself</translation>
    </message>
    <message>
        <source>Na het einde. Leeg is geen controle.</source>
        <translation>After the end. Empty means no check.</translation>
    </message>
    <message>
        <source>Wanneer is het klaar?</source>
        <translation>When will it be done?</translation>
    </message>
    <message>
        <source>Wanneer vragen we hoe het gaat?</source>
        <translation>When do we ask how it is going?</translation>
    </message>
    <message>
        <source>Wat is er straks bereikt?</source>
        <translation>What will have been achieved?</translation>
    </message>
    <message>
        <source>Wie doet het?</source>
        <translation>Who will do it?</translation>
    </message>
</context>
<context>
    <name>LadderGebruikPaneel</name>
    <message>
        <source>Alle locaties</source>
        <translation>All locations</translation>
    </message>
    <message>
        <source>Er is geen ladder ingevuld, en er is nog niet opgeschaald.</source>
        <translation>The ladder is empty, and nothing has been escalated yet.</translation>
    </message>
    <message>
        <source>Filter op trede of locatie</source>
        <translation>Filter by rung or location</translation>
    </message>
    <message>
        <source>Locatie</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Opslaan als CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>Samen</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tabel gekopieerd: {0} regels</source>
        <translation>Table copied: {0} lines</translation>
    </message>
    <message>
        <source>Tabel kopiëren</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>Tabel opslaan</source>
        <translation>Save table</translation>
    </message>
    <message>
        <source>Tabel opslaan als CSV</source>
        <translation>Save table as CSV</translation>
    </message>
    <message>
        <source>Trede</source>
        <translation>Rung</translation>
    </message>
    <message>
        <source>Zo vaak is naar een trede opgeschaald. Namen staan hier niet in.</source>
        <translation>How often things were escalated to each rung. There are no names here.</translation>
    </message>
    <message>
        <source>regel</source>
        <translation>line</translation>
    </message>
    <message>
        <source>regels</source>
        <translation>lines</translation>
    </message>
    <message>
        <source>{0} opgeslagen</source>
        <translation>{0} saved</translation>
    </message>
</context>
<context>
    <name>LadderPaneel</name>
    <message>
        <source>Een trede die niet meer geldt, krijgt een laatste dag. Wat er al op gedaan is, blijft staan.</source>
        <translation>A rung that no longer applies gets a last day. What was done on it stays.</translation>
    </message>
    <message>
        <source>Er is nog geen trede.
Druk op N voor de eerste.</source>
        <translation>There is no rung yet.
Press N for the first one.</translation>
    </message>
    <message>
        <source>Nieuwe trede</source>
        <translation>New rung</translation>
    </message>
    <message>
        <source>Treden</source>
        <translation>Rungs</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>Leesstrook</name>
    <message>
        <source>Niet doen</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>Leiding</name>
    <message>
        <source>Aan wie?</source>
        <translation>To whom?</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Kies een collega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Overdragen</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Overnemen</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Triage stoppen</source>
        <translation>Stop triage</translation>
    </message>
    <message>
        <source>Waarom is dit advies niet meer nodig? (één zin)</source>
        <translation>Why is this advice no longer needed? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom stopt deze triage zonder besluit? (één zin)</source>
        <translation>Why is this triage stopping without a decision? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom, en wat moet uw collega weten? (één zin)</source>
        <translation>Why, and what should your colleague know? (one sentence)</translation>
    </message>
    <message>
        <source>{0} kan dan niets meer invullen, alleen lezen. Waarom neemt u de triage over? (één zin)</source>
        <translation>{0} can then only read, not fill in anything. Why are you taking over the triage? (one sentence)</translation>
    </message>
</context>
<context>
    <name>Lessen</name>
    <message>
        <source>1 les</source>
        <translation>1 lesson</translation>
    </message>
    <message>
        <source>Alle klachten</source>
        <translation>All complaints</translation>
    </message>
    <message>
        <source>Er staat nog niets.
Bij het afronden van een klacht schrijft u op wat wij leren.</source>
        <translation>There is nothing here yet.
When you complete a complaint, you write down what we learn.</translation>
    </message>
    <message>
        <source>Filter op woorden, reden of locatie</source>
        <translation>Filter by words, reason or location</translation>
    </message>
    <message>
        <source>Klacht openen</source>
        <translation>Open complaint</translation>
    </message>
    <message>
        <source>Wat wij leerden</source>
        <translation>What we learned</translation>
    </message>
    <message>
        <source>Wat wij leerden van klachten</source>
        <translation>What we learned from complaints</translation>
    </message>
    <message>
        <source>{0} lessen</source>
        <translation>{0} lessons</translation>
    </message>
    <message>
        <source>{0} · {1} nog terug te koppelen</source>
        <translation>{0} · {1} still need feedback</translation>
    </message>
</context>
<context>
    <name>Lezen</name>
    <message>
        <source>Aanpassen…</source>
        <translation>Adjust…</translation>
    </message>
    <message>
        <source>Deze vragen passen niet meer bij de stedelijke vragenlijst. Kies Aanpassen om te zien waarom.</source>
        <translation>These questions no longer fit the city questionnaire. Choose Adjust to see why.</translation>
    </message>
    <message>
        <source>Opslaan als bestand…</source>
        <translation>Save as file…</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vragenlijst</source>
        <translation>Questionnaire</translation>
    </message>
</context>
<context>
    <name>LidFormulier</name>
    <message>
        <source>Achternaam</source>
        <translation>Surname</translation>
    </message>
    <message>
        <source>Geboortedatum</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Kies een rol</source>
        <translation>Choose a role</translation>
    </message>
    <message>
        <source>Kies iemand uit de lijst, of vink aan dat deze persoon nieuw is.</source>
        <translation>Choose someone from the list, or tick that this person is new.</translation>
    </message>
    <message>
        <source>Lid toevoegen</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>Nog niet bekend: nieuwe inwoner</source>
        <translation>Not known yet: new resident</translation>
    </message>
    <message>
        <source>Opmerking (mag leeg)</source>
        <translation>Comment (optional)</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Roepnaam</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Sinds</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Telefoon (mag leeg)</source>
        <translation>Phone (optional)</translation>
    </message>
    <message>
        <source>Toevoegen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Tot en met (leeg: nog steeds)</source>
        <translation>Up to and including (empty: still)</translation>
    </message>
    <message>
        <source>Tussenvoegsel</source>
        <translation>Name prefix</translation>
    </message>
    <message>
        <source>Typ een naam, geboortedatum, telefoon of adres.</source>
        <translation>Type a name, date of birth, phone or address.</translation>
    </message>
    <message>
        <source>Waar woont deze persoon</source>
        <translation>Where does this person live</translation>
    </message>
    <message>
        <source>Wat is deze persoon in het huishouden</source>
        <translation>What is this person in the household</translation>
    </message>
    <message>
        <source>Wie</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Wie hier deels woont: schrijf op welke dagen, zoals “even weken” of “ma t/m wo”.</source>
        <translation>If someone lives here part of the time: write on which days, such as “even weeks” or “Mon to Wed”.</translation>
    </message>
    <message>
        <source>{0} in het huishouden</source>
        <translation>{0} in the household</translation>
    </message>
</context>
<context>
    <name>LijstBlad</name>
    <message>
        <source>Afgerond</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Afgeronde ondersteuning en onderzoeken</source>
        <translation>Completed support and investigations</translation>
    </message>
    <message>
        <source>Alle teams</source>
        <translation>All teams</translation>
    </message>
    <message>
        <source>Controle nodig</source>
        <translation>Check needed</translation>
    </message>
    <message>
        <source>Er is nog niets afgerond.</source>
        <translation>Nothing has been completed yet.</translation>
    </message>
    <message>
        <source>Er loopt niets.</source>
        <translation>Nothing is running.</translation>
    </message>
    <message>
        <source>Er loopt niets.
Druk op N om ondersteuning te beginnen, of begin met een triage.</source>
        <translation>Nothing is running.
Press N to start support, or begin with a triage.</translation>
    </message>
    <message>
        <source>Filter op naam, huishouden of regisseur</source>
        <translation>Filter by name, household or lead worker</translation>
    </message>
    <message>
        <source>Filter op naam, soort of collega</source>
        <translation>Filter by name, kind or colleague</translation>
    </message>
    <message>
        <source>Hele team</source>
        <translation>Whole team</translation>
    </message>
    <message>
        <source>Huishouden openen</source>
        <translation>Open household</translation>
    </message>
    <message>
        <source>Loopt</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Lopende ondersteuning en onderzoeken</source>
        <translation>Current support and investigations</translation>
    </message>
    <message>
        <source>Mijn locatie</source>
        <translation>My location</translation>
    </message>
    <message>
        <source>Niemand wacht op een controle.</source>
        <translation>Nobody is waiting for a check.</translation>
    </message>
    <message>
        <source>Ondersteuning beginnen</source>
        <translation>Start support</translation>
    </message>
    <message>
        <source>Ondersteuning en onderzoek</source>
        <translation>Support and investigation</translation>
    </message>
    <message>
        <source>Ondersteuning van het hele team</source>
        <translation>Support by the whole team</translation>
    </message>
    <message>
        <source>Onderzoek beginnen</source>
        <translation>Start investigation</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Van mij</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Van wie</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Wat u ziet</source>
        <translation>What you see</translation>
    </message>
    <message>
        <source>{0} afgerond</source>
        <translation>{0} completed</translation>
    </message>
    <message>
        <source>{0} te laat · {1} lopend · {2} controle nodig</source>
        <translation>{0} overdue · {1} running · {2} need a check</translation>
    </message>
</context>
<context>
    <name>LijstVorm</name>
    <message>
        <source>Bestand met een controlelijst</source>
        <translation>File with a checklist</translation>
    </message>
    <message>
        <source>Controlelijst</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Hoe zo’n lijst eruitziet, leest u in de handleiding bij “Dossiercontrole”.</source>
        <translation>The manual shows what such a list looks like, under “File review”.</translation>
    </message>
    <message>
        <source>In gebruik nemen</source>
        <translation>Put into use</translation>
    </message>
    <message>
        <source>Nieuwe controlelijst</source>
        <translation>New checklist</translation>
    </message>
    <message>
        <source>Verder met versie {0}</source>
        <translation>Continue with version {0}</translation>
    </message>
</context>
<context>
    <name>Lijstdeel</name>
    <message>
        <source>Deze regel telt mee in het cijfer; hij is hier alleen te lezen.</source>
        <translation>This line counts in the figure; you can only read it here.</translation>
    </message>
    <message>
        <source>Filter deze lijst</source>
        <translation>Filter this list</translation>
    </message>
    <message>
        <source>Telt mee</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>Uw rol geeft geen toegang tot de lijst achter dit cijfer.</source>
        <translation>Your role gives no access to the list behind this figure.</translation>
    </message>
    <message>
        <source>Wat er is geteld</source>
        <translation>What was counted</translation>
    </message>
    <message>
        <source>regel</source>
        <translation>line</translation>
    </message>
    <message>
        <source>regels</source>
        <translation>lines</translation>
    </message>
</context>
<context>
    <name>LocatieVorm</name>
    <message>
        <source>Kies een locatie</source>
        <translation>Choose a location</translation>
    </message>
    <message>
        <source>Laatste dag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Leeg: altijd al</source>
        <translation>Empty: always</translation>
    </message>
    <message>
        <source>Leeg: open</source>
        <translation>Empty: open</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nieuwe locatie</source>
        <translation>New location</translation>
    </message>
    <message>
        <source>Open vanaf</source>
        <translation>Open from</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Waar werken de collega’s verder?</source>
        <translation>Where will the colleagues work next?</translation>
    </message>
    <message>
        <source>Zoals collega’s en inwoners haar kennen</source>
        <translation>As colleagues and residents know it</translation>
    </message>
</context>
<context>
    <name>LocatiesPaneel</name>
    <message>
        <source>Een locatie die sluit, krijgt een laatste dag. Wat er is vastgelegd, blijft te lezen. Deelt u met andere balies? Dan is elke locatie een team.</source>
        <translation>A location that closes gets a last day. What was recorded can still be read. Do you share with other desks? Then every location is a team.</translation>
    </message>
    <message>
        <source>Er is nog geen locatie.
Druk op N voor de eerste.</source>
        <translation>There is no location yet.
Press N for the first one.</translation>
    </message>
    <message>
        <source>Locaties</source>
        <translation>Locations</translation>
    </message>
    <message>
        <source>Nieuwe locatie</source>
        <translation>New location</translation>
    </message>
    <message>
        <source>Wijzigen of sluiten</source>
        <translation>Change or close</translation>
    </message>
</context>
<context>
    <name>LogboekPaneel</name>
    <message>
        <source>Alle regels vernietigen die ouder zijn dan de bewaartermijn? Dit kan niemand terugnemen.</source>
        <translation>Destroy all lines older than the retention period? Nobody can undo this.</translation>
    </message>
    <message>
        <source>Alles over dit huishouden</source>
        <translation>Everything about this household</translation>
    </message>
    <message>
        <source>Er is geen noodinzage die u moet beoordelen.</source>
        <translation>There is no emergency access for you to review.</translation>
    </message>
    <message>
        <source>Er zijn oudere regels die er niet bij staan; kies een kortere periode.</source>
        <translation>There are older lines that are not included; choose a shorter period.</translation>
    </message>
    <message>
        <source>Filter wat hieronder staat</source>
        <translation>Filter what is below</translation>
    </message>
    <message>
        <source>Filters wissen</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Kies eerst een inwoner.</source>
        <translation>Choose a resident first.</translation>
    </message>
    <message>
        <source>Kies eerst een inwoner. Dan maakt u het overzicht voor die inwoner.</source>
        <translation>Choose a resident first. You can then make the overview for that resident.</translation>
    </message>
    <message>
        <source>Logboek opslaan</source>
        <translation>Save access log</translation>
    </message>
    <message>
        <source>Logboek opslaan als CSV</source>
        <translation>Save access log as CSV</translation>
    </message>
    <message>
        <source>Niets gevonden. Kies een andere periode of minder filters.</source>
        <translation>Nothing found. Choose another period or fewer filters.</translation>
    </message>
    <message>
        <source>Noodinzages beoordelen</source>
        <translation>Review emergency access</translation>
    </message>
    <message>
        <source>Opslaan als CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>Opvallend</source>
        <translation>Stands out</translation>
    </message>
    <message>
        <source>Oude regels vernietigd: {0}</source>
        <translation>Old lines destroyed: {0}</translation>
    </message>
    <message>
        <source>Oude regels vernietigen…</source>
        <translation>Destroy old lines…</translation>
    </message>
    <message>
        <source>Oudere regels</source>
        <translation>Older lines</translation>
    </message>
    <message>
        <source>Over wie</source>
        <translation>About whom</translation>
    </message>
    <message>
        <source>Regels over inwoners die u kent, staan hier niet. Laat een collega die nakijken.</source>
        <translation>Lines about residents you know are not shown here. Ask a colleague to check those.</translation>
    </message>
    <message>
        <source>Vernietigen</source>
        <translation>Destroy</translation>
    </message>
    <message>
        <source>Wanneer</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Wat</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Wat opvalt is nagekeken vanaf {0}. Kies een eerste dag om verder terug te kijken.</source>
        <translation>What stands out was checked from {0}. Choose a first day to look further back.</translation>
    </message>
    <message>
        <source>Wat valt op in het logboek</source>
        <translation>What stands out in the log</translation>
    </message>
    <message>
        <source>Wie</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Wie zag mijn gegevens?</source>
        <translation>Who saw my data?</translation>
    </message>
    <message>
        <source>regel</source>
        <translation>line</translation>
    </message>
    <message>
        <source>regels</source>
        <translation>lines</translation>
    </message>
    <message>
        <source>valt op</source>
        <translation>stands out</translation>
    </message>
    <message>
        <source>{0} opgeslagen: {1} regels</source>
        <translation>{0} saved: {1} lines</translation>
    </message>
</context>
<context>
    <name>LoginVenster</name>
    <message>
        <source>1 seconde</source>
        <translation>1 second</translation>
    </message>
    <message>
        <source>Bezig met openen</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>Caps Lock staat aan.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>De naam of het wachtwoord klopte een paar keer niet. Opnieuw proberen kan over {}.</source>
        <translation>The name or password was wrong a few times. You can try again in {}.</translation>
    </message>
    <message>
        <source>Medewerker</source>
        <translation>Staff member</translation>
    </message>
    <message>
        <source>Nodig zodra hier meer dan één medewerker werkt</source>
        <translation>Needed as soon as more than one staff member works here</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Opnieuw proberen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>U kunt het nu opnieuw proberen.</source>
        <translation>You can try again now.</translation>
    </message>
    <message>
        <source>Vergrendeld. Wat u typte staat er nog.</source>
        <translation>Locked. What you typed is still there.</translation>
    </message>
    <message>
        <source>Vul uw wachtwoord in.</source>
        <translation>Fill in your password.</translation>
    </message>
    <message>
        <source>Wachtwoord</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>wijdesk – inloggen</source>
        <translation>wijdesk – log in</translation>
    </message>
    <message>
        <source>wijdesk – vergrendeld</source>
        <translation>wijdesk – locked</translation>
    </message>
    <message>
        <source>{} minuten</source>
        <translation>{} minutes</translation>
    </message>
    <message>
        <source>{} seconden</source>
        <translation>{} seconds</translation>
    </message>
</context>
<context>
    <name>LooptVan</name>
    <message>
        <source>+ Ondersteuning</source>
        <translation>+ Support</translation>
    </message>
    <message>
        <source>+ Onderzoek</source>
        <translation>+ Investigation</translation>
    </message>
    <message>
        <source>Nog {0} die lopen, toon alles</source>
        <translation>{0} more running, show all</translation>
    </message>
    <message>
        <source>Ondersteuning beginnen</source>
        <translation>Start support</translation>
    </message>
    <message>
        <source>Onderzoek beginnen</source>
        <translation>Start investigation</translation>
    </message>
    <message>
        <source>Wat er loopt</source>
        <translation>What is running</translation>
    </message>
</context>
<context>
    <name>MaandrapportPaneel</name>
    <message>
        <source>Hier komen de PDF en per tabel een CSV. In de PDF staat ook de duiding die bij de cijfers is geschreven; verder alleen aantallen.</source>
        <translation>The PDF and one CSV per table are saved here. The PDF also has the interpretation written with the figures; otherwise only numbers.</translation>
    </message>
    <message>
        <source>Jaar en maand, zoals 2026-03.</source>
        <translation>Year and month, such as 2026-03.</translation>
    </message>
    <message>
        <source>Maand</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Vul een maand in, zoals 2026-03.</source>
        <translation>Fill in a month, such as 2026-03.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Afsluiten</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Dat kan dit programma nog niet.</source>
        <translation>This program cannot do that yet.</translation>
    </message>
    <message>
        <source>Dit is het enige paneel dat open is.</source>
        <translation>This is the only panel that is open.</translation>
    </message>
    <message>
        <source>Dit paneel sluiten</source>
        <translation>Close this panel</translation>
    </message>
    <message>
        <source>In een formulier draait Ctrl+Z alleen tekst terug. Sluit het eerst met Esc.</source>
        <translation>In a form, Ctrl+Z only undoes text. Close the form first with Esc.</translation>
    </message>
    <message>
        <source>Indeling {}</source>
        <translation>Layout {}</translation>
    </message>
    <message>
        <source>Laatste ongedaan maken</source>
        <translation>Undo last action</translation>
    </message>
    <message>
        <source>Lijst van tabbladen</source>
        <translation>List of tabs</translation>
    </message>
    <message>
        <source>Meldcode voor wie in beeld is</source>
        <translation>Reporting code for who is on screen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Naar het volgende paneel</source>
        <translation>To the next panel</translation>
    </message>
    <message>
        <source>Naar het vorige paneel</source>
        <translation>To the previous panel</translation>
    </message>
    <message>
        <source>Nieuw signaal registreren</source>
        <translation>Register new signal</translation>
    </message>
    <message>
        <source>Opschalen wie in beeld is</source>
        <translation>Escalate who is on screen</translation>
    </message>
    <message>
        <source>Overal</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Sneltoetsen van hier</source>
        <translation>Shortcuts for here</translation>
    </message>
    <message>
        <source>Standaardindeling</source>
        <translation>Standard layout</translation>
    </message>
    <message>
        <source>Toon {}</source>
        <translation>Show {}</translation>
    </message>
    <message>
        <source>Triage beginnen of openen</source>
        <translation>Start or open triage</translation>
    </message>
    <message>
        <source>Uitleg van hier</source>
        <translation>Help for here</translation>
    </message>
    <message>
        <source>Volgend tabblad</source>
        <translation>Next tab</translation>
    </message>
    <message>
        <source>Vorig tabblad</source>
        <translation>Previous tab</translation>
    </message>
    <message>
        <source>Zoeken en opdrachten</source>
        <translation>Search and commands</translation>
    </message>
    <message>
        <source>{} is gesloten. Terug met Ctrl+K of Beeld.</source>
        <translation>{} is closed. Get it back with Ctrl+K or View.</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>Geboortedatum invullen</source>
        <translation>Fill in date of birth</translation>
    </message>
    <message>
        <source>Geweigerd…</source>
        <translation>Refused…</translation>
    </message>
    <message>
        <source>Intrekken…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vastleggen…</source>
        <translation>Record…</translation>
    </message>
    <message>
        <source>Wat mag {0} weten?</source>
        <translation>What may {0} know?</translation>
    </message>
</context>
<context>
    <name>MedewerkersVenster</name>
    <message>
        <source> · niet meer actief</source>
        <translation> · no longer active</translation>
    </message>
    <message>
        <source>Beheer: medewerkers</source>
        <translation>Administration: staff members</translation>
    </message>
    <message>
        <source>Gaat weg</source>
        <translation>Is leaving</translation>
    </message>
    <message>
        <source>Geef {0} een nieuw eerste wachtwoord.</source>
        <translation>Give {0} a new first password.</translation>
    </message>
    <message>
        <source>Medewerkers</source>
        <translation>Staff members</translation>
    </message>
    <message>
        <source>Mijn wachtwoord</source>
        <translation>My password</translation>
    </message>
    <message>
        <source>Nieuwe medewerker</source>
        <translation>New staff member</translation>
    </message>
    <message>
        <source>Rollen</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Rollen overal</source>
        <translation>Roles everywhere</translation>
    </message>
    <message>
        <source>Samengevoegd</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Weer toegang geven</source>
        <translation>Give access again</translation>
    </message>
    <message>
        <source>{} kan nu inloggen.</source>
        <translation>{} can now log in.</translation>
    </message>
</context>
<context>
    <name>MeldVorm</name>
    <message>
        <source>Ik ken deze inwoner</source>
        <translation>I know this resident</translation>
    </message>
    <message>
        <source>Melden</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Toelichting (mag leeg)</source>
        <translation>Explanation (optional)</translation>
    </message>
    <message>
        <source>U bent regisseur of tandem van dit huishouden. Draag het eerst over, of vraag het uw teamleider.</source>
        <translation>You are the lead worker or tandem partner of this household. Hand it over first, or ask your team leader.</translation>
    </message>
</context>
<context>
    <name>MeldcodePaneel</name>
    <message>
        <source>Alle meldcodes</source>
        <translation>All reporting codes</translation>
    </message>
    <message>
        <source>Begonnen {0} · bij {1}</source>
        <translation>Started {0} · with {1}</translation>
    </message>
    <message>
        <source>Besluit: {0}. {1}</source>
        <translation>Decision: {0}. {1}</translation>
    </message>
    <message>
        <source>Besluiten</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Deze stap is al gedaan.</source>
        <translation>This step is already done.</translation>
    </message>
    <message>
        <source>Dossier openen</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Eerst nog doen of overslaan: {0}</source>
        <translation>First do or skip: {0}</translation>
    </message>
    <message>
        <source>Er loopt al een meldcode; die staat nu open.</source>
        <translation>A reporting code is already running; it is now open.</translation>
    </message>
    <message>
        <source>Er loopt geen meldcode op uw naam.
Open een huishouden, inwoner, signaal of triage en kies daar Meldcode.</source>
        <translation>No reporting code is running in your name.
Open a household, resident, signal or triage and choose Reporting code there.</translation>
    </message>
    <message>
        <source>Hele team</source>
        <translation>Whole team</translation>
    </message>
    <message>
        <source>Het besluit kunt u niet overslaan.</source>
        <translation>You cannot skip the decision.</translation>
    </message>
    <message>
        <source>Meldcodes die lopen</source>
        <translation>Reporting codes running</translation>
    </message>
    <message>
        <source>Meldcodes van het hele team</source>
        <translation>Reporting codes of the whole team</translation>
    </message>
    <message>
        <source>Op mijn naam</source>
        <translation>Put in my name</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Opnieuw openen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Over deze meldcode is besloten. Met H opent u hem opnieuw.</source>
        <translation>This reporting code has been decided. Press H to reopen it.</translation>
    </message>
    <message>
        <source>Overslaan</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Stap intrekken</source>
        <translation>Withdraw step</translation>
    </message>
    <message>
        <source>Stap vastleggen</source>
        <translation>Record step</translation>
    </message>
    <message>
        <source>Stappen van de meldcode</source>
        <translation>Steps of the reporting code</translation>
    </message>
    <message>
        <source>Stappen, in elke volgorde</source>
        <translation>Steps, in any order</translation>
    </message>
    <message>
        <source>Waarom opent u deze meldcode opnieuw? (één zin)</source>
        <translation>Why are you reopening this reporting code? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom trekt u stap {0} in? (één zin)</source>
        <translation>Why are you withdrawing step {0}? (one sentence)</translation>
    </message>
    <message>
        <source>Wegen</source>
        <translation>Assess</translation>
    </message>
    <message>
        <source>besloten</source>
        <translation>decided</translation>
    </message>
    <message>
        <source>u</source>
        <translation>you</translation>
    </message>
    <message>
        <source>{0} van {1} stappen</source>
        <translation>{0} of {1} steps</translation>
    </message>
</context>
<context>
    <name>MelderVak</name>
    <message>
        <source>Er wordt niets over de melder bewaard. Terugkoppelen kan dan niet.</source>
        <translation>Nothing is kept about the reporter. Giving feedback is then not possible.</translation>
    </message>
    <message>
        <source>Kies van wie het komt</source>
        <translation>Choose who it is from</translation>
    </message>
    <message>
        <source>Leeg: zoals afgesproken bij WIJ.</source>
        <translation>Empty: as agreed at WIJ.</translation>
    </message>
    <message>
        <source>Melder blijft anoniem</source>
        <translation>Reporter stays anonymous</translation>
    </message>
    <message>
        <source>Melder geheim voor wie het betreft</source>
        <translation>Keep reporter secret from those concerned</translation>
    </message>
    <message>
        <source>Terugkoppeling</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Uiterlijk</source>
        <translation>No later than</translation>
    </message>
    <message>
        <source>Van wie komt het</source>
        <translation>Who is it from</translation>
    </message>
    <message>
        <source>Wie heeft het verteld</source>
        <translation>Who told us</translation>
    </message>
    <message>
        <source>Wil de melder horen hoe het afloopt?</source>
        <translation>Does the reporter want to hear how it ends?</translation>
    </message>
</context>
<context>
    <name>MelderWijzigen</name>
    <message>
        <source>Alles leeg: de melder blijft anoniem.</source>
        <translation>All empty: the reporter stays anonymous.</translation>
    </message>
    <message>
        <source>Melder</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Melder geheim voor wie het betreft</source>
        <translation>Keep reporter secret from those concerned</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>MensenBlad</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Code van telefoon uitzetten</source>
        <translation>Turn off phone code</translation>
    </message>
    <message>
        <source>Geven</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>Is een collega het wachtwoord of de telefoon kwijt? Help hier. Doe het alleen als de collega naast u staat of als u de stem herkent.</source>
        <translation>Has a colleague lost the password or the phone? Help here. Only do so if the colleague is next to you or if you recognise the voice.</translation>
    </message>
    <message>
        <source>Kan hier niet inloggen: een collega met dezelfde naam doet dat al</source>
        <translation>Cannot log in here: a colleague with the same name already does</translation>
    </message>
    <message>
        <source>Kan hier niet inloggen: er is op deze balie nog geen wachtwoord gegeven</source>
        <translation>Cannot log in here: no password has been given at this desk yet</translation>
    </message>
    <message>
        <source>Nieuw eerste wachtwoord</source>
        <translation>New first password</translation>
    </message>
    <message>
        <source>Nieuw eerste wachtwoord voor {}</source>
        <translation>New first password for {}</translation>
    </message>
    <message>
        <source>Wachtwoord</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Wachtwoord en code van de telefoon</source>
        <translation>Password and phone code</translation>
    </message>
    <message>
        <source>Wie kan hier inloggen</source>
        <translation>Who can log in here</translation>
    </message>
    <message>
        <source>Zeg het wachtwoord tegen uw collega. Bij de eerste keer inloggen kiest die een eigen wachtwoord.</source>
        <translation>Tell your colleague the password. When first logging in, they choose their own password.</translation>
    </message>
    <message>
        <source>{} heeft een nieuw eerste wachtwoord.</source>
        <translation>{} has a new first password.</translation>
    </message>
    <message>
        <source>{} logt nu in zonder code van de telefoon.</source>
        <translation>{} now logs in without a phone code.</translation>
    </message>
</context>
<context>
    <name>MetAnderHuis</name>
    <message>
        <source>Achternaam</source>
        <translation>Surname</translation>
    </message>
    <message>
        <source>Bij welke volwassene</source>
        <translation>With which adult</translation>
    </message>
    <message>
        <source>Dan staat het kind in beide huishoudens, met dezelfde datums.</source>
        <translation>The child will then be in both households, with the same dates.</translation>
    </message>
    <message>
        <source>Een bekend huishouden</source>
        <translation>A known household</translation>
    </message>
    <message>
        <source>Een nieuw huishouden</source>
        <translation>A new household</translation>
    </message>
    <message>
        <source>Het andere huis</source>
        <translation>The other home</translation>
    </message>
    <message>
        <source>Kies een huishouden uit de lijst.</source>
        <translation>Choose a household from the list.</translation>
    </message>
    <message>
        <source>Kies een rol</source>
        <translation>Choose a role</translation>
    </message>
    <message>
        <source>Kies iemand uit de lijst, of vink aan dat deze persoon nieuw is.</source>
        <translation>Choose someone from the list, or tick that this person is new.</translation>
    </message>
    <message>
        <source>Kies of het andere huis bekend is.</source>
        <translation>Choose whether the other home is known.</translation>
    </message>
    <message>
        <source>Kies wat deze volwassene daar is.</source>
        <translation>Choose what this adult is there.</translation>
    </message>
    <message>
        <source>Nog niet bekend</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Nog niet bekend: nieuwe inwoner</source>
        <translation>Not known yet: new resident</translation>
    </message>
    <message>
        <source>Roepnaam</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Tussenvoegsel</source>
        <translation>Name prefix</translation>
    </message>
    <message>
        <source>Typ een naam en kies met Enter. Met deze volwassene maken we het andere huishouden.</source>
        <translation>Type a name and choose with Enter. We make the other household with this adult.</translation>
    </message>
    <message>
        <source>Waar is het andere huis</source>
        <translation>Where is the other home</translation>
    </message>
    <message>
        <source>Wat is deze volwassene daar</source>
        <translation>What is this adult there</translation>
    </message>
    <message>
        <source>Wat is het kind daar</source>
        <translation>What is the child there</translation>
    </message>
    <message>
        <source>Welk huishouden</source>
        <translation>Which household</translation>
    </message>
</context>
<context>
    <name>MetAndereHelft</name>
    <message>
        <source>Het andere huis</source>
        <translation>The other home</translation>
    </message>
    <message>
        <source>Hoort daar ook niet meer bij</source>
        <translation>No longer belongs there either</translation>
    </message>
    <message>
        <source>Wat verandert er bij {0}</source>
        <translation>What changes at {0}</translation>
    </message>
    <message>
        <source>Wat verandert er in het andere huis</source>
        <translation>What changes in the other home</translation>
    </message>
    <message>
        <source>Woont daar deels, zoals het was</source>
        <translation>Lives there part of the time, as before</translation>
    </message>
    <message>
        <source>Woont daar nu de hele tijd</source>
        <translation>Now lives there all the time</translation>
    </message>
</context>
<context>
    <name>MetingVorm</name>
    <message>
        <source>Cijfer</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Impactmeting van {0}</source>
        <translation>Impact survey of {0}</translation>
    </message>
    <message>
        <source>Nieuwe impactmeting</source>
        <translation>New impact survey</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>NaamFormulier</name>
    <message>
        <source>Eerdere namen blijven te zien bij Historie.</source>
        <translation>You can still see earlier names under History.</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Naam van het huishouden</source>
        <translation>Name of the household</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>NaamVorm</name>
    <message>
        <source>Een impactmeting is van niemand. Zet er alleen een naam bij als de inwoner daar zelf om vraagt: die vraag is de toestemming. De naam kan er altijd weer af; het cijfer blijft dan meetellen.</source>
        <translation>An impact survey belongs to nobody. Only add a name if the resident asks for it: asking is the consent. The name can always be taken off again; the figure still counts.</translation>
    </message>
    <message>
        <source>Een naam bij deze meting</source>
        <translation>A name on this survey</translation>
    </message>
    <message>
        <source>Naam erbij zetten</source>
        <translation>Add the name</translation>
    </message>
    <message>
        <source>Naam, geboortedatum, BSN, telefoon of postcode</source>
        <translation>Name, date of birth, BSN, phone or postcode</translation>
    </message>
    <message>
        <source>Op welke dag vroeg de inwoner dit?</source>
        <translation>On which day did the resident ask this?</translation>
    </message>
    <message>
        <source>Wie vroeg het?</source>
        <translation>Who asked?</translation>
    </message>
</context>
<context>
    <name>NaarAnderTeam</name>
    <message>
        <source>Het dossier gaat mee zodra deze computer contact heeft met het centrum. Tot dan kunt u dit terugdraaien met Ctrl+Z.</source>
        <translation>The file goes across as soon as this computer is in contact with the centre. Until then you can undo this with Ctrl+Z.</translation>
    </message>
    <message>
        <source>Het gezin gaat met het hele dossier naar het andere team: plan, verloop, notities, betrokkenen en de kaarten van de gezinsleden.</source>
        <translation>The family goes to the other team with the whole file: plan, timeline, notes, people involved and the cards of the family members.</translation>
    </message>
    <message>
        <source>Hier blijft te zien dat het gezin er is en naar welk team het ging. Plan en notities zijn hier dan niet meer te openen, ook niet door u.</source>
        <translation>You will still see here that the family exists and which team it went to. Plan and notes can then no longer be opened here, not by you either.</translation>
    </message>
    <message>
        <source>Kies een team</source>
        <translation>Choose a team</translation>
    </message>
    <message>
        <source>Kies naar welk team het huishouden gaat.</source>
        <translation>Choose which team the household goes to.</translation>
    </message>
    <message>
        <source>Naar welk team?</source>
        <translation>To which team?</translation>
    </message>
    <message>
        <source>Overdragen</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Overdragen aan een ander team</source>
        <translation>Hand over to another team</translation>
    </message>
    <message>
        <source>Waarom het gezin naar dit team gaat, wat er loopt, en wie er al van weet</source>
        <translation>Why the family is going to this team, what is running, and who already knows</translation>
    </message>
    <message>
        <source>Wat moet dat team weten?</source>
        <translation>What should that team know?</translation>
    </message>
    <message>
        <source>{0} staat als regisseur genoteerd tot iemand van het andere team het aanneemt.</source>
        <translation>{0} is noted as lead worker until someone in the other team accepts it.</translation>
    </message>
</context>
<context>
    <name>Naast</name>
    <message>
        <source>Zo laten</source>
        <translation>Keep this</translation>
    </message>
</context>
<context>
    <name>NakijkBlad</name>
    <message>
        <source>
Er staat nu: {0}</source>
        <translation>
It now says: {0}</translation>
    </message>
    <message>
        <source>Aantekening van de inwoner</source>
        <translation>Resident’s note</translation>
    </message>
    <message>
        <source>Alle voorstellen overnemen</source>
        <translation>Accept all proposals</translation>
    </message>
    <message>
        <source>Alles is bekeken: {0} stukken in dit dossier.</source>
        <translation>Everything has been looked at: {0} items in this file.</translation>
    </message>
    <message>
        <source>Alles overnemen</source>
        <translation>Accept all</translation>
    </message>
    <message>
        <source>Bedekken</source>
        <translation>Black out</translation>
    </message>
    <message>
        <source>Dossier nakijken</source>
        <translation>Check file</translation>
    </message>
    <message>
        <source>Dossier van {0}</source>
        <translation>File of {0}</translation>
    </message>
    <message>
        <source>Filter op naam of tekst</source>
        <translation>Filter by name or text</translation>
    </message>
    <message>
        <source>Het dossier wordt doorgenomen…</source>
        <translation>Going through the file…</translation>
    </message>
    <message>
        <source>In dit dossier komt niemand anders voor.
U kunt het bestand maken.</source>
        <translation>Nobody else is mentioned in this file.
You can make the document.</translation>
    </message>
    <message>
        <source>Nog 1 plek te bekijken</source>
        <translation>1 more place to look at</translation>
    </message>
    <message>
        <source>Nog {0} plekken te bekijken</source>
        <translation>{0} more places to look at</translation>
    </message>
    <message>
        <source>Plekken waar een ander in voorkomt</source>
        <translation>Places where someone else is mentioned</translation>
    </message>
    <message>
        <source>Samenvatten</source>
        <translation>Summarise</translation>
    </message>
    <message>
        <source>Terug naar het verzoek</source>
        <translation>Back to the request</translation>
    </message>
    <message>
        <source>Tonen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Voorstel: {0}. Waarom: {1}.</source>
        <translation>Proposal: {0}. Why: {1}.</translation>
    </message>
    <message>
        <source>Wat er staat</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>Wat staat er in plaats hiervan? Zonder namen van anderen.</source>
        <translation>What should it say instead? Without names of others.</translation>
    </message>
    <message>
        <source>Wat u bedekt, staat nergens in de bestanden. Uw keuzes blijven bewaard.</source>
        <translation>What you black out is nowhere in the files. Your choices are kept.</translation>
    </message>
    <message>
        <source>Zoals voorgesteld</source>
        <translation>As proposed</translation>
    </message>
    <message>
        <source>{0} plekken zoals voorgesteld, zonder ze één voor één te bekijken?</source>
        <translation>Do {0} places as proposed, without looking at them one by one?</translation>
    </message>
</context>
<context>
    <name>Nazorg</name>
    <message>
        <source>Bericht gekopieerd</source>
        <translation>Message copied</translation>
    </message>
    <message>
        <source>Bericht kopiëren</source>
        <translation>Copy message</translation>
    </message>
    <message>
        <source>Lees erover</source>
        <translation>Read about it</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{0} is ingetrokken. Wat nu?</source>
        <translation>{0} has been revoked. What now?</translation>
    </message>
</context>
<context>
    <name>NazorgVastleggen</name>
    <message>
        <source>Bij “casus weer openen” kunt u meteen een nieuwe casus beginnen</source>
        <translation>With “reopen case” you can start a new case straight away</translation>
    </message>
    <message>
        <source>Gepland op {0} · {1} · casus {2}</source>
        <translation>Planned for {0} · {1} · case {2}</translation>
    </message>
    <message>
        <source>Hoe gaat het nu?</source>
        <translation>How are things now?</translation>
    </message>
    <message>
        <source>Hoe gaat het?</source>
        <translation>How are things?</translation>
    </message>
    <message>
        <source>Kies hoe het gaat</source>
        <translation>Choose how things are</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Verslag</source>
        <translation>Report</translation>
    </message>
</context>
<context>
    <name>NieuwFormulier</name>
    <message>
        <source>Huishouden maken</source>
        <translation>Make household</translation>
    </message>
    <message>
        <source>Leeg: de achternaam van de leden.</source>
        <translation>Empty: the surname of the members.</translation>
    </message>
    <message>
        <source>Naam (mag leeg)</source>
        <translation>Name (optional)</translation>
    </message>
    <message>
        <source>Nog niet bekend: nieuwe inwoner</source>
        <translation>Not known yet: new resident</translation>
    </message>
    <message>
        <source>Op hetzelfde adres:</source>
        <translation>At the same address:</translation>
    </message>
    <message>
        <source>Samen sinds</source>
        <translation>Together since</translation>
    </message>
    <message>
        <source>Typ een naam en kies met Enter.</source>
        <translation>Type a name and choose with Enter.</translation>
    </message>
    <message>
        <source>Wie hoort bij het huishouden</source>
        <translation>Who belongs to the household</translation>
    </message>
    <message>
        <source>de nieuwe inwoner</source>
        <translation>the new resident</translation>
    </message>
    <message>
        <source>{0} hoort er ook bij</source>
        <translation>{0} also belongs to it</translation>
    </message>
</context>
<context>
    <name>NieuwWachtwoord</name>
    <message>
        <source>Dit is niet hetzelfde als hierboven.</source>
        <translation>This is not the same as above.</translation>
    </message>
    <message>
        <source>Een zin van vier losse woorden is sterk en goed te onthouden.</source>
        <translation>A sentence of four unrelated words is strong and easy to remember.</translation>
    </message>
    <message>
        <source>Kies minstens {} tekens.</source>
        <translation>At least {} characters.</translation>
    </message>
    <message>
        <source>Nog een keer</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Wachtwoord</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>NieuwWachtwoordBlad</name>
    <message>
        <source>Bewaren en openen</source>
        <translation>Save and open</translation>
    </message>
    <message>
        <source>Kies een eigen wachtwoord</source>
        <translation>Choose your own password</translation>
    </message>
    <message>
        <source>Nieuw wachtwoord</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>U logde in met een wachtwoord dat een collega heeft gekozen. Dat geldt maar één keer.</source>
        <translation>You logged in with a password chosen by a colleague. It only works once.</translation>
    </message>
</context>
<context>
    <name>NieuweInwoner</name>
    <message>
        <source>Geheim adres: kaart afschermen</source>
        <translation>Secret address: shield card</translation>
    </message>
    <message>
        <source>Is dezelfde</source>
        <translation>Is the same</translation>
    </message>
    <message>
        <source>Is dezelfde als {0}</source>
        <translation>Is the same as {0}</translation>
    </message>
    <message>
        <source>Meer gegevens</source>
        <translation>More details</translation>
    </message>
    <message>
        <source>Minder gegevens</source>
        <translation>Fewer details</translation>
    </message>
    <message>
        <source>Misschien is deze inwoner al bekend</source>
        <translation>This resident may already be known</translation>
    </message>
    <message>
        <source>Tolk nodig</source>
        <translation>Interpreter needed</translation>
    </message>
</context>
<context>
    <name>NieuweLocatie</name>
    <message>
        <source>Maken en inlezen</source>
        <translation>Make and import</translation>
    </message>
    <message>
        <source>Niet inlezen</source>
        <translation>Do not import</translation>
    </message>
</context>
<context>
    <name>NieuweMedewerker</name>
    <message>
        <source>Eerste wachtwoord</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>Hier gelden de rollen; die van klachten, privacy, log en beheer gelden overal</source>
        <translation>The roles apply here; those for complaints, privacy, log and administration apply everywhere</translation>
    </message>
    <message>
        <source>Kies minstens één rol.</source>
        <translation>Choose at least one role.</translation>
    </message>
    <message>
        <source>Locatie</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rollen</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Toevoegen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Vul een naam in.</source>
        <translation>Fill in a name.</translation>
    </message>
    <message>
        <source>Zoals collega’s die kennen</source>
        <translation>As colleagues know them</translation>
    </message>
</context>
<context>
    <name>NiveauRegel</name>
    <message>
        <source>niet beoordeeld</source>
        <translation>not assessed</translation>
    </message>
    <message>
        <source>zelfde dag</source>
        <translation>same day</translation>
    </message>
    <message>
        <source>{0} · informatie ouder dan 30 dagen</source>
        <translation>{0} · information older than 30 days</translation>
    </message>
</context>
<context>
    <name>NoodTeller</name>
    <message>
        <source>1 noodinzage te beoordelen</source>
        <translation>1 emergency access to review</translation>
    </message>
    <message>
        <source>Noodinzages bekijken en beoordelen</source>
        <translation>View and review emergency access</translation>
    </message>
    <message>
        <source>{0} noodinzages te beoordelen</source>
        <translation>{0} emergency accesses to review</translation>
    </message>
</context>
<context>
    <name>NoodinzagePaneel</name>
    <message>
        <source>Achternaam</source>
        <translation>Surname</translation>
    </message>
    <message>
        <source>BSN</source>
        <translation>BSN</translation>
    </message>
    <message>
        <source>Er zijn {0} kaarten van deze inwoner. Kies welke u wilt zien.</source>
        <translation>There are {0} cards for this resident. Choose which one you want to see.</translation>
    </message>
    <message>
        <source>Geboortedatum</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Geopend tot {0}.</source>
        <translation>Opened until {0}.</translation>
    </message>
    <message>
        <source>Kaart {0}</source>
        <translation>Card {0}</translation>
    </message>
    <message>
        <source>Loopt iemand gevaar en kunt u het dossier niet vinden of niet openen? Zoek dan hier. Het is daarna 2 uur open. De logbeheerder ziet morgen dat u dit deed, ook als er niemand is gevonden.</source>
        <translation>Is someone in danger and can you not find or open the file? Then search here. It is then open for 2 hours. The log officer will see tomorrow that you did this, even if nobody was found.</translation>
    </message>
    <message>
        <source>Niemand gevonden. Loopt iemand gevaar? Zoek dan hier verder.</source>
        <translation>Nobody found. Is someone in danger? Then search further here.</translation>
    </message>
    <message>
        <source>Niet gevonden. Zoek zo mogelijk op BSN.</source>
        <translation>Not found. Search by BSN if you can.</translation>
    </message>
    <message>
        <source>Noodinzage openen</source>
        <translation>Open emergency access</translation>
    </message>
    <message>
        <source>Of de achternaam en de dag van geboorte.</source>
        <translation>Or the surname and the date of birth.</translation>
    </message>
    <message>
        <source>Wat is er aan de hand? (één zin)</source>
        <translation>What is going on? (one sentence)</translation>
    </message>
</context>
<context>
    <name>Noodlijst</name>
    <message>
        <source>1 noodinzage</source>
        <translation>1 emergency access</translation>
    </message>
    <message>
        <source>Dit was u zelf. Een collega met deze rol beoordeelt het.</source>
        <translation>This was you. A colleague with this role will review it.</translation>
    </message>
    <message>
        <source>Niet terecht</source>
        <translation>Not justified</translation>
    </message>
    <message>
        <source>Niet terecht…</source>
        <translation>Not justified…</translation>
    </message>
    <message>
        <source>Terecht</source>
        <translation>Justified</translation>
    </message>
    <message>
        <source>Terecht…</source>
        <translation>Justified…</translation>
    </message>
    <message>
        <source>Waarom was het niet terecht?</source>
        <translation>Why was it not justified?</translation>
    </message>
    <message>
        <source>Wat hebt u nagekeken?</source>
        <translation>What did you check?</translation>
    </message>
    <message>
        <source>een dossier</source>
        <translation>a file</translation>
    </message>
    <message>
        <source>{0} ({1}) opende in nood {2}, {3}. Reden: {4}</source>
        <translation>{0} ({1}) opened {2} in an emergency, {3}. Reason: {4}</translation>
    </message>
    <message>
        <source>{0} noodinzages</source>
        <translation>{0} emergency accesses</translation>
    </message>
    <message>
        <source>{0} om te beoordelen</source>
        <translation>{0} to review</translation>
    </message>
</context>
<context>
    <name>NotitieFormulier</name>
    <message>
        <source>&amp;Datum</source>
        <translation>&amp;Date</translation>
    </message>
    <message>
        <source>&amp;Met wie</source>
        <translation>&amp;With whom</translation>
    </message>
    <message>
        <source>&amp;Notitie</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>&amp;Waarom verbetert u dit?</source>
        <translation>Wh&amp;y are you correcting this?</translation>
    </message>
    <message>
        <source>Contactmoment</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Contactmoment corrigeren</source>
        <translation>Correct contact</translation>
    </message>
    <message>
        <source>Dit wordt OJG-gesprek {0} van {1}.</source>
        <translation>This will be OJG conversation {0} of {1}.</translation>
    </message>
    <message>
        <source>Duur in minuten</source>
        <translation>Length in minutes</translation>
    </message>
    <message>
        <source>En and&amp;eren</source>
        <translation>And &amp;others</translation>
    </message>
    <message>
        <source>Er waren al {0} OJG-gesprekken. Schrijf bij het vastleggen waarom dit nodig is.</source>
        <translation>There were already {0} OJG conversations. When you record this one, write why it is needed.</translation>
    </message>
    <message>
        <source>Kies wat voor contact het was.</source>
        <translation>Choose what kind of contact it was.</translation>
    </message>
    <message>
        <source>Kies…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>With</translation>
    </message>
    <message>
        <source>Min&amp;uten</source>
        <translation>Min&amp;utes</translation>
    </message>
    <message>
        <source>S&amp;oort</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>Schrijf de datum als 03-02-2026.</source>
        <translation>Write the date as 03-02-2026.</translation>
    </message>
    <message>
        <source>Schrijf de duur in hele minuten.</source>
        <translation>Write the length in whole minutes.</translation>
    </message>
    <message>
        <source>Schrijf de tijd als 14:30.</source>
        <translation>Write the time as 14:30.</translation>
    </message>
    <message>
        <source>Schrijf op wat er besproken is.</source>
        <translation>Write down what was discussed.</translation>
    </message>
    <message>
        <source>Snel</source>
        <translation>Quick</translation>
    </message>
    <message>
        <source>T&amp;ijd</source>
        <translation>T&amp;ime</translation>
    </message>
    <message>
        <source>Waarom toch nog een gesprek?</source>
        <translation>Why one more conversation?</translation>
    </message>
    <message>
        <source>oma Truus, juf Anja</source>
        <translation>grandma Truus, Miss Anja</translation>
    </message>
    <message>
        <source>{0} Dit is het laatste dat is afgesproken.</source>
        <translation>{0} This is the last one that was agreed.</translation>
    </message>
</context>
<context>
    <name>OndersteuningBlad</name>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Casus openen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Contact erbij</source>
        <translation>Add contact</translation>
    </message>
    <message>
        <source>Contact verbeteren</source>
        <translation>Correct contact</translation>
    </message>
    <message>
        <source>Contacten</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Controle: hoe gaat het?</source>
        <translation>Check: how are things?</translation>
    </message>
    <message>
        <source>Doel</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Einde verzetten</source>
        <translation>Reschedule end</translation>
    </message>
    <message>
        <source>Heropenen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>In eigen woorden</source>
        <translation>In their own words</translation>
    </message>
    <message>
        <source>Inwoner</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>Naar casus</source>
        <translation>To case</translation>
    </message>
    <message>
        <source>Nog geen contact vastgelegd.
Druk op N na een gesprek of bezoek.</source>
        <translation>No contact recorded yet.
Press N after a conversation or visit.</translation>
    </message>
    <message>
        <source>Triage lezen</source>
        <translation>Read triage</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>OnderwerpFormulier</name>
    <message>
        <source>Hoe verteld aan de bewoners</source>
        <translation>How residents were told</translation>
    </message>
    <message>
        <source>Ingebracht op</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>Teruggekoppeld op</source>
        <translation>Feedback given on</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Waar werd het ingebracht</source>
        <translation>Where was it raised</translation>
    </message>
    <message>
        <source>Wat is ermee gedaan</source>
        <translation>What was done with it</translation>
    </message>
</context>
<context>
    <name>OnderzoekAfronden</name>
    <message>
        <source>Aanvraag van</source>
        <translation>Application date</translation>
    </message>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Vanaf hier telt de beslistermijn</source>
        <translation>The decision term counts from here</translation>
    </message>
    <message>
        <source>Verslag en uitkomst</source>
        <translation>Report and outcome</translation>
    </message>
    <message>
        <source>Verslag van</source>
        <translation>Report date</translation>
    </message>
    <message>
        <source>Verslag, ook voor de inwoner te lezen</source>
        <translation>Report, which the resident can also read</translation>
    </message>
    <message>
        <source>Wat heeft het onderzoek opgeleverd?</source>
        <translation>What did the investigation lead to?</translation>
    </message>
</context>
<context>
    <name>OnderzoekBeginnen</name>
    <message>
        <source>Beginnen</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Dag van de melding</source>
        <translation>Day of the report</translation>
    </message>
    <message>
        <source>Familiegroepsplan aangeboden?</source>
        <translation>Family group plan offered?</translation>
    </message>
    <message>
        <source>Gratis cliëntondersteuning aangeboden?</source>
        <translation>Free client support offered?</translation>
    </message>
    <message>
        <source>Ik</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Nog niet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Onder welke wet?</source>
        <translation>Under which law?</translation>
    </message>
    <message>
        <source>Onderzoek beginnen</source>
        <translation>Start investigation</translation>
    </message>
    <message>
        <source>Onderzoek voor {0}</source>
        <translation>Investigation for {0}</translation>
    </message>
    <message>
        <source>Vanaf hier tellen de termijnen</source>
        <translation>The deadlines count from here</translation>
    </message>
    <message>
        <source>Wat vraagt de inwoner? In eigen woorden</source>
        <translation>What does the resident ask? In their own words</translation>
    </message>
    <message>
        <source>Wet</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>Wie doet dit</source>
        <translation>Who does this</translation>
    </message>
</context>
<context>
    <name>OnderzoekBlad</name>
    <message>
        <source>Brief</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Er loopt geen termijn.</source>
        <translation>No deadline is running.</translation>
    </message>
    <message>
        <source>Heropenen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Huishouden</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>In eigen woorden</source>
        <translation>In their own words</translation>
    </message>
    <message>
        <source>Inwoner</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>Naar casus</source>
        <translation>To case</translation>
    </message>
    <message>
        <source>Onderzoek {0}</source>
        <translation>Investigation {0}</translation>
    </message>
    <message>
        <source>Stap vastleggen</source>
        <translation>Record step</translation>
    </message>
    <message>
        <source>Stappen</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Termijnen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Termijnen van dit onderzoek</source>
        <translation>Deadlines of this investigation</translation>
    </message>
    <message>
        <source>Triage lezen</source>
        <translation>Read triage</translation>
    </message>
    <message>
        <source>Verslag</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Verslag en uitkomst</source>
        <translation>Report and outcome</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>OnderzoekDeel</name>
    <message>
        <source>Cliëntondersteuning</source>
        <translation>Client support</translation>
    </message>
    <message>
        <source>Dag van de melding</source>
        <translation>Day of the report</translation>
    </message>
    <message>
        <source>Familiegroepsplan</source>
        <translation>Family group plan</translation>
    </message>
    <message>
        <source>Familiegroepsplan aangeboden?</source>
        <translation>Family group plan offered?</translation>
    </message>
    <message>
        <source>Gratis cliëntondersteuning aangeboden?</source>
        <translation>Free client support offered?</translation>
    </message>
    <message>
        <source>Ikzelf</source>
        <translation>Myself</translation>
    </message>
    <message>
        <source>Kan allebei: dan komen er twee onderzoeken, elk met een eigen termijn en brief.</source>
        <translation>Both are possible: there will then be two investigations, each with its own deadline and letter.</translation>
    </message>
    <message>
        <source>Let op: u gaf aan dat er geen kinderen onder de 18 zijn. Klopt de Jeugdwet hier?</source>
        <translation>Note: you said there are no children under 18. Is the Jeugdwet right here?</translation>
    </message>
    <message>
        <source>Onder welke wet?</source>
        <translation>Under which law?</translation>
    </message>
    <message>
        <source>Vanaf deze dag loopt de termijn: Wmo 6 weken, Jeugdwet 8 weken.</source>
        <translation>The statutory term runs from this day: Wmo 6 weeks, Jeugdwet 8 weeks.</translation>
    </message>
    <message>
        <source>Wat vraagt de inwoner?</source>
        <translation>What does the resident ask?</translation>
    </message>
    <message>
        <source>Wet</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>Wie doet het onderzoek?</source>
        <translation>Who does the investigation?</translation>
    </message>
</context>
<context>
    <name>OnderzoekHeropenen</name>
    <message>
        <source>Heropenen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Onderzoek heropenen</source>
        <translation>Reopen investigation</translation>
    </message>
    <message>
        <source>Waarom? (één zin)</source>
        <translation>Why? (one sentence)</translation>
    </message>
</context>
<context>
    <name>OnderzoekWijzigen</name>
    <message>
        <source>Dag van de melding</source>
        <translation>Day of the report</translation>
    </message>
    <message>
        <source>De termijnen schuiven mee</source>
        <translation>The deadlines move with it</translation>
    </message>
    <message>
        <source>Dezelfde collega</source>
        <translation>The same colleague</translation>
    </message>
    <message>
        <source>Onderzoek wijzigen</source>
        <translation>Change investigation</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Wat vraagt de inwoner? In eigen woorden</source>
        <translation>What does the resident ask? In their own words</translation>
    </message>
    <message>
        <source>Wie doet dit</source>
        <translation>Who does this</translation>
    </message>
</context>
<context>
    <name>Ongedaan</name>
    <message>
        <source>Er is niets om ongedaan te maken.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>Niet op het scherm: {0}</source>
        <translation>Not on screen: {0}</translation>
    </message>
    <message>
        <source>{0} (niet op het scherm)</source>
        <translation>{0} (not on screen)</translation>
    </message>
</context>
<context>
    <name>Ontvangst</name>
    <message>
        <source>Aannemen</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>{0} komt van {1} naar uw team.</source>
        <translation>{0} is coming from {1} to your team.</translation>
    </message>
</context>
<context>
    <name>OpschalingDeel</name>
    <message>
        <source>Kies een trede</source>
        <translation>Choose a rung</translation>
    </message>
    <message>
        <source>Naar welke trede?</source>
        <translation>To which rung?</translation>
    </message>
    <message>
        <source>Telefoon: {0}</source>
        <translation>Phone: {0}</translation>
    </message>
    <message>
        <source>Waarom? (één zin)</source>
        <translation>Why? (one sentence)</translation>
    </message>
    <message>
        <source>Weten dit dan ook: {0}</source>
        <translation>Also told: {0}</translation>
    </message>
</context>
<context>
    <name>OpschalingPaneel</name>
    <message>
        <source>Afschalen</source>
        <translation>De-escalate</translation>
    </message>
    <message>
        <source>Alles op de ladder</source>
        <translation>All on the ladder</translation>
    </message>
    <message>
        <source>De ladder, van laag naar hoog</source>
        <translation>The ladder, from low to high</translation>
    </message>
    <message>
        <source>Dit staat al op de hoogste trede.</source>
        <translation>This is already on the top rung.</translation>
    </message>
    <message>
        <source>Dit staat niet op de ladder; er valt niets af te schalen.</source>
        <translation>This is not on the ladder; there is nothing to de-escalate.</translation>
    </message>
    <message>
        <source>Dossier openen</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Er is geen trede in gebruik.
Vraag de applicatiebeheerder om de ladder te vullen.</source>
        <translation>No rung is in use.
Ask the application administrator to fill the ladder.</translation>
    </message>
    <message>
        <source>Er staat nu niets op de ladder.
Open een huishouden, inwoner, signaal of triage en kies daar Opschalen.</source>
        <translation>Nothing is on the ladder now.
Open a household, resident, signal or triage and choose Escalate there.</translation>
    </message>
    <message>
        <source>Filter op naam of trede</source>
        <translation>Filter by name or rung</translation>
    </message>
    <message>
        <source>Gebruik van de ladder</source>
        <translation>Use of the ladder</translation>
    </message>
    <message>
        <source>Het staat al op deze trede.</source>
        <translation>It is already on this rung.</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>Ladder</translation>
    </message>
    <message>
        <source>Nog niet eerder opgeschaald.</source>
        <translation>Not escalated before.</translation>
    </message>
    <message>
        <source>Op de ladder</source>
        <translation>On the ladder</translation>
    </message>
    <message>
        <source>Open eerst een huishouden, inwoner, signaal of triage.</source>
        <translation>First open a household, resident, signal or triage.</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Opschalen</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Staat niet op de ladder</source>
        <translation>Not on the ladder</translation>
    </message>
    <message>
        <source>Wat er is gedaan</source>
        <translation>What has been done</translation>
    </message>
    <message>
        <source>Wat nu op de ladder staat</source>
        <translation>What is on the ladder now</translation>
    </message>
</context>
<context>
    <name>OpzijKaart</name>
    <message>
        <source> en </source>
        <translation> and </translation>
    </message>
    <message>
        <source>Daarna nog {0}.</source>
        <translation>Then {0} more.</translation>
    </message>
    <message>
        <source>Er staat nu: {0}{1}</source>
        <translation>It now says: {0}{1}</translation>
    </message>
    <message>
        <source>U typte hier antwoorden die niet zijn bewaard. Om ze te gebruiken neemt u de triage over.</source>
        <translation>You typed answers here that were not saved. To use them, take over the triage.</translation>
    </message>
    <message>
        <source>U typte hier eerder iets anders dan er nu staat. Kies wat moet gelden.</source>
        <translation>Earlier you typed something here that differs from what it says now. Choose which should apply.</translation>
    </message>
    <message>
        <source>U typte: {0}</source>
        <translation>You typed: {0}</translation>
    </message>
    <message>
        <source>Weggooien wat ik typte</source>
        <translation>Discard what I typed</translation>
    </message>
    <message>
        <source>geen antwoord</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>{0} hebben hier nog antwoorden die niet zijn bewaard. Vraag ernaar voor u besluit.</source>
        <translation>{0} still have answers here that were not saved. Ask about them before you decide.</translation>
    </message>
    <message>
        <source>{0} heeft hier nog antwoorden die niet zijn bewaard. Vraag ernaar voor u besluit.</source>
        <translation>{0} still has answers here that were not saved. Ask about them before you decide.</translation>
    </message>
</context>
<context>
    <name>OverVenster</name>
    <message>
        <source>De licentie van wijdesk zelf: {0}.</source>
        <translation>The licence of wijdesk itself: {0}.</translation>
    </message>
    <message>
        <source>De makers van wijdesk hebben nog geen licentie gekozen: alle rechten zijn van hen.</source>
        <translation>The makers of wijdesk have not chosen a licence yet: all rights are theirs.</translation>
    </message>
    <message>
        <source>Een ogenblik…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Onderdelen</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>Over wijdesk</source>
        <translation>About wijdesk</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tekst van de licentie</source>
        <translation>Text of the licence</translation>
    </message>
    <message>
        <source>wijdesk gebruikt Qt en PySide6 onder de LGPL, versie 3. U mag die delen vervangen: het zijn losse bestanden.</source>
        <translation>wijdesk uses Qt and PySide6 under the LGPL, version 3. You may replace those parts: they are separate files.</translation>
    </message>
</context>
<context>
    <name>OveralBlad</name>
    <message>
        <source>Alleen deze locatie</source>
        <translation>Only this location</translation>
    </message>
    <message>
        <source>Deze collega’s zien elke locatie, omdat hun rol overal geldt. Kies per collega waar die werkt. Werkt iemand echt overal? Zeg dat dan: het programma vraagt er niet meer naar.</source>
        <translation>These colleagues see every location, because their role holds everywhere. Choose for each colleague where they work. Does somebody really work everywhere? Then say so: the program does not ask about it again.</translation>
    </message>
    <message>
        <source>Kies een locatie</source>
        <translation>Choose a location</translation>
    </message>
    <message>
        <source>Ook ergens anders? Geef de rol daarna ook daar, bij Rollen</source>
        <translation>Somewhere else too? Then give the role there as well, under Roles</translation>
    </message>
    <message>
        <source>Overal is goed</source>
        <translation>Everywhere is right</translation>
    </message>
    <message>
        <source>Rollen overal</source>
        <translation>Roles everywhere</translation>
    </message>
    <message>
        <source>Werkt bij</source>
        <translation>Works at</translation>
    </message>
</context>
<context>
    <name>OveralTeller</name>
    <message>
        <source>1 collega met rollen overal</source>
        <translation>1 colleague with roles everywhere</translation>
    </message>
    <message>
        <source>Nagaan wie een rol op alle locaties heeft</source>
        <translation>Check who has a role at all locations</translation>
    </message>
    <message>
        <source>{0} collega’s met rollen overal</source>
        <translation>{0} colleagues with roles everywhere</translation>
    </message>
</context>
<context>
    <name>Overdragen</name>
    <message>
        <source>Aan wie</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>Aan wie?</source>
        <translation>To whom?</translation>
    </message>
    <message>
        <source>Als teamleider: zonder op een antwoord te wachten</source>
        <translation>As team leader: without waiting for an answer</translation>
    </message>
    <message>
        <source>De regie blijft waar die is, tot uw collega het verzoek aanneemt.</source>
        <translation>The lead stays where it is until your colleague accepts the request.</translation>
    </message>
    <message>
        <source>Direct overdragen</source>
        <translation>Hand over directly</translation>
    </message>
    <message>
        <source>Hoe het gaat, wat er loopt, en waarom u overdraagt</source>
        <translation>How things are, what is running, and why you are handing over</translation>
    </message>
    <message>
        <source>Kies aan wie u de regie wilt overdragen.</source>
        <translation>Choose who you want to hand the lead over to.</translation>
    </message>
    <message>
        <source>Kies aan wie u het overdraagt.</source>
        <translation>Choose who you are handing it over to.</translation>
    </message>
    <message>
        <source>Kies een collega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Kies een collega of een locatie</source>
        <translation>Choose a colleague or a location</translation>
    </message>
    <message>
        <source>Locatie {0}</source>
        <translation>Location {0}</translation>
    </message>
    <message>
        <source>Overdragen</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Regie overdragen</source>
        <translation>Hand over lead</translation>
    </message>
    <message>
        <source>Vragen om overname</source>
        <translation>Ask to take over</translation>
    </message>
    <message>
        <source>Wat moet de ander weten</source>
        <translation>What should they know</translation>
    </message>
    <message>
        <source>Wat moet de ander weten?</source>
        <translation>What should they know?</translation>
    </message>
</context>
<context>
    <name>Overgaan</name>
    <message>
        <source>Aansluiten</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>Aansluiten bij de casus</source>
        <translation>Join the case</translation>
    </message>
    <message>
        <source>Casus openen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Dag van de melding</source>
        <translation>Day of the report</translation>
    </message>
    <message>
        <source>Dit gezin heeft al casus {0}. De regisseur krijgt bericht.</source>
        <translation>This family already has case {0}. The lead worker gets a message.</translation>
    </message>
    <message>
        <source>Er komt een casus met een conceptplan. De vraag gaat mee, en de contacten staan in Verloop.</source>
        <translation>There will be a case with a draft plan. The enquiry goes with it, and the contacts are in Timeline.</translation>
    </message>
    <message>
        <source>Het doel “{0}” kan meteen in het plan.</source>
        <translation>The goal “{0}” can go straight into the plan.</translation>
    </message>
    <message>
        <source>Ik</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Kies een wet</source>
        <translation>Choose a law</translation>
    </message>
    <message>
        <source>Leeg: vandaag</source>
        <translation>Empty: today</translation>
    </message>
    <message>
        <source>Nog geen doel in het plan</source>
        <translation>No goal in the plan yet</translation>
    </message>
    <message>
        <source>Onder welke wet valt de hulp?</source>
        <translation>Which law does the help fall under?</translation>
    </message>
    <message>
        <source>Regisseur</source>
        <translation>Lead worker</translation>
    </message>
    <message>
        <source>Verder in een casus</source>
        <translation>Continue in a case</translation>
    </message>
    <message>
        <source>Waar gaat het doel over?</source>
        <translation>What is the goal about?</translation>
    </message>
</context>
<context>
    <name>Overname</name>
    <message>
        <source>Beheer overnemen</source>
        <translation>Take over administration</translation>
    </message>
    <message>
        <source>Beheer overnemen…</source>
        <translation>Take over administration…</translation>
    </message>
    <message>
        <source>Deze computer is nu een balie van de beheerder</source>
        <translation>This computer is now an administrator’s desk</translation>
    </message>
    <message>
        <source>Is de computer van de beheerder er niet meer?</source>
        <translation>Is the administrator’s computer gone?</translation>
    </message>
    <message>
        <source>Open beide enveloppen en typ de helften over. Deze computer wordt dan een balie van de beheerder en leest wat alle teams delen. Trek daarna de oude computer in en maak een nieuwe noodsleutel.</source>
        <translation>Open both envelopes and type in the two halves. This computer then becomes an administrator’s desk and reads what all teams share. After that, revoke the old computer and make a new emergency key.</translation>
    </message>
    <message>
        <source>Overgenomen. Trek nu hierboven de oude computer in, en maak een nieuwe noodsleutel.</source>
        <translation>Taken over. Now revoke the old computer above, and make a new emergency key.</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Overzicht</name>
    <message>
        <source>Alle cijfers</source>
        <translation>All figures</translation>
    </message>
    <message>
        <source>Alleen open</source>
        <translation>Open only</translation>
    </message>
    <message>
        <source>Alleen van mij</source>
        <translation>Mine only</translation>
    </message>
    <message>
        <source>Cijfer</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>De cijfers worden geteld.</source>
        <translation>The figures are being counted.</translation>
    </message>
    <message>
        <source>Er is geen klacht die u behandelt of die met u is gedeeld.</source>
        <translation>There is no complaint that you handle or that was shared with you.</translation>
    </message>
    <message>
        <source>Er is geen klacht.
Klaagt een inwoner? Druk op N, of kies aan de balie de uitkomst “klacht”.</source>
        <translation>There is no complaint.
Is a resident complaining? Press N, or choose the outcome “complaint” at the front desk.</translation>
    </message>
    <message>
        <source>Filter op naam van het cijfer</source>
        <translation>Filter by name of the figure</translation>
    </message>
    <message>
        <source>Filter op naam, nummer, collega of locatie</source>
        <translation>Filter by name, number, colleague or location</translation>
    </message>
    <message>
        <source>Klachten</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>Nu</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Registreren</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Vergeleken</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>Waarvoor</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>cijfer</source>
        <translation>figure</translation>
    </message>
    <message>
        <source>cijfers</source>
        <translation>figures</translation>
    </message>
</context>
<context>
    <name>Palet</name>
    <message>
        <source>0 resultaten. Probeer minder letters, een geboortedatum of postcode en huisnummer.</source>
        <translation>0 results. Try fewer letters, a date of birth, or postcode and house number.</translation>
    </message>
    <message>
        <source>Enter gaat ernaartoe · Esc sluit</source>
        <translation>Enter goes there · Esc closes</translation>
    </message>
    <message>
        <source>Enter opent dit · Esc sluit</source>
        <translation>Enter opens this · Esc closes</translation>
    </message>
    <message>
        <source>Enter opent het huishouden · Esc sluit</source>
        <translation>Enter opens the household · Esc closes</translation>
    </message>
    <message>
        <source>Enter opent het signaal · Esc sluit</source>
        <translation>Enter opens the signal · Esc closes</translation>
    </message>
    <message>
        <source>Enter opent · Ctrl+Enter: nieuw contact voor deze inwoner · Esc sluit</source>
        <translation>Enter opens · Ctrl+Enter: new contact for this resident · Esc closes</translation>
    </message>
    <message>
        <source>Enter voert uit · Esc sluit</source>
        <translation>Enter runs it · Esc closes</translation>
    </message>
    <message>
        <source>Esc sluit</source>
        <translation>Esc closes</translation>
    </message>
    <message>
        <source>Gevonden</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Probeer eerst minder letters of een geboortedatum · Enter: noodinzage</source>
        <translation>First try fewer letters or a date of birth · Enter: emergency access</translation>
    </message>
    <message>
        <source>Zoek inwoner, adres, dossier of opdracht</source>
        <translation>Search resident, address, file or command</translation>
    </message>
    <message>
        <source>Zoek inwoner, adres, dossier of opdracht  (Ctrl+K)</source>
        <translation>Search resident, address, file or command  (Ctrl+K)</translation>
    </message>
    <message>
        <source>Zoeken</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>Partijen</name>
    <message>
        <source>Eerdere imports</source>
        <translation>Earlier imports</translation>
    </message>
    <message>
        <source>Nog niets geïmporteerd.</source>
        <translation>Nothing imported yet.</translation>
    </message>
    <message>
        <source>Terugnemen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Terugnemen…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>{0} blijven: zij zijn sindsdien gewijzigd of in gebruik, of een andere import bracht ze ook</source>
        <translation>{0} stay: they were changed since or are in use, or another import brought them too</translation>
    </message>
    <message>
        <source>{0} regels</source>
        <translation>{0} lines</translation>
    </message>
    <message>
        <source>{0} regels uit {1} teruggenomen</source>
        <translation>{0} lines from {1} taken back</translation>
    </message>
    <message>
        <source>{0} uit {1} weer weghalen? Wat sindsdien is gewijzigd, blijft staan.</source>
        <translation>Remove {0} from {1} again? What was changed since then stays.</translation>
    </message>
</context>
<context>
    <name>PersoonZoeker</name>
    <message>
        <source>Gevonden inwoners</source>
        <translation>Residents found</translation>
    </message>
    <message>
        <source>Niemand gevonden die er nog niet bij staat.</source>
        <translation>Nobody found who is not already listed.</translation>
    </message>
</context>
<context>
    <name>PlanBlad</name>
    <message>
        <source>Dit is een eerder plan. Het verandert niet meer.</source>
        <translation>This is an earlier plan. It no longer changes.</translation>
    </message>
    <message>
        <source>Er zijn nog geen doelen. Vraag: wat moet er anders zijn over een half jaar?
Druk op D.</source>
        <translation>There are no goals yet. Ask: what should be different in half a year?
Press D.</translation>
    </message>
    <message>
        <source>Veiligheidsafspraken</source>
        <translation>Safety agreements</translation>
    </message>
</context>
<context>
    <name>PlanRijFormulier</name>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <source>Afdrukken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Dit doel is afgerond. Zet het eerst weer open met R.</source>
        <translation>This goal is completed. First reopen it with R.</translation>
    </message>
    <message>
        <source>Ga eerst op het doel staan waar de actie bij hoort.</source>
        <translation>First go to the goal the action belongs to.</translation>
    </message>
    <message>
        <source>Niet meer nodig</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>Plan afsluiten</source>
        <translation>Close plan</translation>
    </message>
    <message>
        <source>Terug naar nu</source>
        <translation>Back to now</translation>
    </message>
    <message>
        <source>Waarom is dit niet meer nodig? (één zin)</source>
        <translation>Why is this no longer needed? (one sentence)</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>PlekBlad</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kiezen…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Map kiezen</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>Vul een map in, of kies er een.</source>
        <translation>Fill in a folder, or choose one.</translation>
    </message>
</context>
<context>
    <name>PraktijkFormulier</name>
    <message>
        <source>Begonnen op</source>
        <translation>Started on</translation>
    </message>
    <message>
        <source>Kies een collega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Kies een praktijkvorm</source>
        <translation>Choose a practice form</translation>
    </message>
    <message>
        <source>Kies wie</source>
        <translation>Choose who</translation>
    </message>
    <message>
        <source>Nog niet gekozen</source>
        <translation>Not chosen yet</translation>
    </message>
    <message>
        <source>Nog niet gevraagd</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Praktijkvorm beginnen</source>
        <translation>Start practice form</translation>
    </message>
    <message>
        <source>Voor wie?</source>
        <translation>For whom?</translation>
    </message>
    <message>
        <source>Welke praktijkvorm?</source>
        <translation>Which practice form?</translation>
    </message>
    <message>
        <source>Wie doet het?</source>
        <translation>Who will do it?</translation>
    </message>
    <message>
        <source>{0} (mag leeg)</source>
        <translation>{0} (optional)</translation>
    </message>
</context>
<context>
    <name>PraktijkTab</name>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Er is geen praktijkvorm in gebruik. Vraag de applicatiebeheerder.</source>
        <translation>No practice form is in use. Ask the application administrator.</translation>
    </message>
    <message>
        <source>Er is ook een praktijkvorm van iemand die is afgeschermd. Vraag uw teamleider.</source>
        <translation>There is also a practice form of someone who is shielded. Ask your team leader.</translation>
    </message>
    <message>
        <source>Er loopt nog geen praktijkvorm.
Druk op N om er een te beginnen, zoals JIM of OJG.</source>
        <translation>No practice form is running yet.
Press N to start one, such as JIM or OJG.</translation>
    </message>
    <message>
        <source>Heropenen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Intrekken…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Invullen</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Praktijkvorm beginnen</source>
        <translation>Start practice form</translation>
    </message>
    <message>
        <source>Praktijkvormen</source>
        <translation>Practice forms</translation>
    </message>
    <message>
        <source>Waarom klopt “{0}” niet? (één zin)</source>
        <translation>Why is “{0}” not right? (one sentence)</translation>
    </message>
    <message>
        <source>Wat er is opgeschreven</source>
        <translation>What was written down</translation>
    </message>
</context>
<context>
    <name>PraktijklijstPaneel</name>
    <message>
        <source>Afgerond</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Alle locaties</source>
        <translation>All locations</translation>
    </message>
    <message>
        <source>Alle praktijkvormen</source>
        <translation>All practice forms</translation>
    </message>
    <message>
        <source>Alle regisseurs</source>
        <translation>All lead workers</translation>
    </message>
    <message>
        <source>Alles</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Casus openen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Filter op naam, huishouden, school of wie het doet</source>
        <translation>Filter by name, household, school or who does it</translation>
    </message>
    <message>
        <source>Locatie</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Loopt nu</source>
        <translation>Running now</translation>
    </message>
    <message>
        <source>Niets gevonden.
Kies andere filters, of begin een praktijkvorm in een casus (Alt+8).</source>
        <translation>Nothing found.
Choose other filters, or start a practice form in a case (Alt+8).</translation>
    </message>
    <message>
        <source>Regisseur</source>
        <translation>Lead worker</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Welke</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>{0} in deze lijst</source>
        <translation>{0} in this list</translation>
    </message>
</context>
<context>
    <name>PraktijksoortenPaneel</name>
    <message>
        <source>1 keer begonnen</source>
        <translation>started 1 time</translation>
    </message>
    <message>
        <source>Een praktijkvorm is een soort ondersteuning met eigen velden. U voegt er een toe met een bestand; een nieuwe versie laat staan wat al is ingevuld. Wat u stopt, blijft leesbaar.</source>
        <translation>A practice form is a kind of support with its own fields. You add one with a file; a new version leaves what was already filled in. What you stop can still be read.</translation>
    </message>
    <message>
        <source>Er is nog geen praktijkvorm.
Druk op N voor de eerste.</source>
        <translation>There is no practice form yet.
Press N for the first one.</translation>
    </message>
    <message>
        <source>Nieuwe praktijkvorm</source>
        <translation>New practice form</translation>
    </message>
    <message>
        <source>Nieuwe versie</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Weer gebruiken</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>geen eigen velden</source>
        <translation>no fields of its own</translation>
    </message>
    <message>
        <source>gestopt</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>meegeleverd</source>
        <translation>supplied</translation>
    </message>
    <message>
        <source>versie {0}</source>
        <translation>version {0}</translation>
    </message>
    <message>
        <source>{0} door {1}</source>
        <translation>{0} by {1}</translation>
    </message>
    <message>
        <source>{0} keer begonnen</source>
        <translation>started {0} times</translation>
    </message>
</context>
<context>
    <name>ProefBlad</name>
    <message>
        <source> Er zijn er meer: die komen op een volgende lijst.</source>
        <translation> There are more: these will be on a next list.</translation>
    </message>
    <message>
        <source> Van {0} is de termijn voorbij, maar er is een reden waarom het blijft.</source>
        <translation> For {0} the retention period has passed, but there is a reason to keep them.</translation>
    </message>
    <message>
        <source>Alle lijsten</source>
        <translation>All lists</translation>
    </message>
    <message>
        <source>Bezig met kijken. Dat kan even duren.</source>
        <translation>Looking. This may take a while.</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Er is op deze dag niets waarvan de bewaartermijn voorbij is.</source>
        <translation>On this day there is nothing whose retention period has passed.</translation>
    </message>
    <message>
        <source>Er verandert nog niets.</source>
        <translation>Nothing changes yet.</translation>
    </message>
    <message>
        <source>Lijst maken</source>
        <translation>Make list</translation>
    </message>
    <message>
        <source>Op {0} kan {1} weg.</source>
        <translation>On {0}, {1} can go.</translation>
    </message>
    <message>
        <source>Op {0} kunnen {1} weg.</source>
        <translation>On {0}, {1} can go.</translation>
    </message>
    <message>
        <source>Overzicht: wat kan weg?</source>
        <translation>Overview: what can go?</translation>
    </message>
    <message>
        <source>Vul een dag in, zoals 31-12-2026.</source>
        <translation>Fill in a day, such as 31-12-2026.</translation>
    </message>
    <message>
        <source>Wat mag weg op</source>
        <translation>What may go on</translation>
    </message>
</context>
<context>
    <name>RapportPaneel</name>
    <message>
        <source>Alle locaties</source>
        <translation>All locations</translation>
    </message>
    <message>
        <source>Dit rapport staat al in deze map. Maakt u het, dan wordt het vervangen.</source>
        <translation>This report is already in this folder. If you make it, it will be replaced.</translation>
    </message>
    <message>
        <source>Gestopt. Er is niets gemaakt of vervangen.</source>
        <translation>Stopped. Nothing was made or replaced.</translation>
    </message>
    <message>
        <source>Het maken is misgegaan. Kies iets anders, of probeer het nog eens.</source>
        <translation>Making it went wrong. Choose something else, or try again.</translation>
    </message>
    <message>
        <source>Hier komen de PDF en per tabel een CSV. Er staan alleen aantallen in, geen namen.</source>
        <translation>The PDF and one CSV per table are saved here. They contain only numbers, no names.</translation>
    </message>
    <message>
        <source>Kies een map.</source>
        <translation>Choose a folder.</translation>
    </message>
    <message>
        <source>Kiezen…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Klaar: {0} bestanden.</source>
        <translation>Done: {0} files.</translation>
    </message>
    <message>
        <source>Let op: {0}</source>
        <translation>Note: {0}</translation>
    </message>
    <message>
        <source>Locatie</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Map openen</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Map voor het rapport</source>
        <translation>Folder for the report</translation>
    </message>
    <message>
        <source>PDF openen</source>
        <translation>Open PDF</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Voortgang</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{0} gemaakt</source>
        <translation>{0} made</translation>
    </message>
    <message>
        <source>{0} maken</source>
        <translation>Make {0}</translation>
    </message>
</context>
<context>
    <name>RechtenPaneel</name>
    <message>
        <source>Afdrukken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Alle rollen</source>
        <translation>All roles</translation>
    </message>
    <message>
        <source>Deze rol mag niets.</source>
        <translation>This role has no rights.</translation>
    </message>
    <message>
        <source>Dit is de lijst waar het programma zelf naar kijkt. Wie een rol heeft, staat bij Medewerkers. Een dossier van een ander openen vraagt ook een doel, en wie een inwoner kent, ziet die inwoner niet.</source>
        <translation>This is the list the program itself looks at. Who has a role is shown under Staff members. Opening someone else’s file also requires a purpose, and if you know a resident, you do not see that resident.</translation>
    </message>
    <message>
        <source>Iedereen</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>Rol</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Wie mag wat</source>
        <translation>Who can do what</translation>
    </message>
    <message>
        <source>Zoek in wat iemand mag</source>
        <translation>Search what someone can do</translation>
    </message>
</context>
<context>
    <name>Redenen</name>
    <message>
        <source>Advies van {0}: {1}</source>
        <translation>Advice from {0}: {1}</translation>
    </message>
    <message>
        <source>Nodig om verder te komen:</source>
        <translation>Needed to go further:</translation>
    </message>
    <message>
        <source>Nog open, en kan het zwaarder maken:</source>
        <translation>Still open, and may make it more serious:</translation>
    </message>
    <message>
        <source>Nog te weinig beantwoord voor een voorstel. U beslist zelf.</source>
        <translation>Too little answered for a proposal. You decide yourself.</translation>
    </message>
    <message>
        <source>Voorstel: {0}</source>
        <translation>Proposal: {0}</translation>
    </message>
    <message>
        <source>• Speelt ook: {0}</source>
        <translation>• Also at play: {0}</translation>
    </message>
</context>
<context>
    <name>RegelLijst</name>
    <message>
        <source>0 resultaten. Maak het zoekwoord korter of wis het.</source>
        <translation>0 results. Make the search word shorter or clear it.</translation>
    </message>
</context>
<context>
    <name>RegieDeel</name>
    <message>
        <source>Acties</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Casus openen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Casus sluiten</source>
        <translation>Close case</translation>
    </message>
    <message>
        <source>Checken en present</source>
        <translation>Checks and presence</translation>
    </message>
    <message>
        <source>Collega aanwijzen die het aanneemt</source>
        <translation>Assign a colleague to accept it</translation>
    </message>
    <message>
        <source>Huishouden aannemen</source>
        <translation>Accept household</translation>
    </message>
    <message>
        <source>Meldcode</source>
        <translation>Reporting code</translation>
    </message>
    <message>
        <source>Niet aannemen</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>Opschalen</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>Overdragen aan een ander team…</source>
        <translation>Hand over to another team…</translation>
    </message>
    <message>
        <source>Plan afdrukken</source>
        <translation>Print plan</translation>
    </message>
    <message>
        <source>Regie aannemen</source>
        <translation>Accept lead</translation>
    </message>
    <message>
        <source>Regie niet aannemen</source>
        <translation>Do not accept lead</translation>
    </message>
    <message>
        <source>Regie opnieuw navragen</source>
        <translation>Ask about lead again</translation>
    </message>
    <message>
        <source>Regie overdragen</source>
        <translation>Hand over lead</translation>
    </message>
    <message>
        <source>Tandem kiezen</source>
        <translation>Choose tandem partner</translation>
    </message>
    <message>
        <source>Triage beginnen</source>
        <translation>Start triage</translation>
    </message>
    <message>
        <source>Uit de check na het sluiten</source>
        <translation>From the check after closing</translation>
    </message>
    <message>
        <source>Uit de check na het sluiten: {0}</source>
        <translation>From the check after closing: {0}</translation>
    </message>
    <message>
        <source>Verzoek om overname intrekken</source>
        <translation>Withdraw request to take over</translation>
    </message>
    <message>
        <source>Waarom neemt u de regie niet over? (één zin)</source>
        <translation>Why are you not taking over the lead? (one sentence)</translation>
    </message>
</context>
<context>
    <name>RegieHistorie</name>
    <message>
        <source>Wie had de regie?</source>
        <translation>Who had the lead?</translation>
    </message>
</context>
<context>
    <name>Registratie</name>
    <message>
        <source>Alles weghalen wat u hier opschreef?</source>
        <translation>Remove everything you wrote here?</translation>
    </message>
    <message>
        <source>Binnengekomen op</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Hierover is al eerder gemeld</source>
        <translation>This was reported before</translation>
    </message>
    <message>
        <source>Kies het soort signaal</source>
        <translation>Choose the kind of signal</translation>
    </message>
    <message>
        <source>Leegmaken</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Nieuw signaal</source>
        <translation>New signal</translation>
    </message>
    <message>
        <source>Registreren</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Registreren en oppakken</source>
        <translation>Register and pick up</translation>
    </message>
    <message>
        <source>Soort signaal</source>
        <translation>Kind of signal</translation>
    </message>
    <message>
        <source>Uit een vraag van de inloop. Wat daar stond, staat er al in.</source>
        <translation>From a walk-in enquiry. What it said is already filled in.</translation>
    </message>
    <message>
        <source>Urgentie</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Vul een dag in, vandaag of eerder.</source>
        <translation>Fill in a day, today or earlier.</translation>
    </message>
    <message>
        <source>Wat is er gemeld</source>
        <translation>What was reported</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>en nog {0}</source>
        <translation>and {0} more</translation>
    </message>
</context>
<context>
    <name>ReservekopieenPaneel</name>
    <message>
        <source>Alle kopieën van deze gegevens in deze map gaan weg. Dat kan niet terug.</source>
        <translation>All copies of this data in this folder will go. This cannot be undone.</translation>
    </message>
    <message>
        <source>Alles wordt ingepakt en nagekeken…</source>
        <translation>Everything is being packed and checked…</translation>
    </message>
    <message>
        <source>Begrepen</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Bewaren</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>De gegevens worden nagekeken. U kunt gewoon doorwerken…</source>
        <translation>The data is being checked. You can keep working…</translation>
    </message>
    <message>
        <source>De gegevens zijn nagekeken: alles is in orde.</source>
        <translation>The data has been checked: everything is in order.</translation>
    </message>
    <message>
        <source>De reservekopie wordt gemaakt en nagekeken…</source>
        <translation>The backup is being made and checked…</translation>
    </message>
    <message>
        <source>De reservekopie wordt helemaal nagekeken…</source>
        <translation>The whole backup is being checked…</translation>
    </message>
    <message>
        <source>De tweede plek is bewaard.</source>
        <translation>The second place was saved.</translation>
    </message>
    <message>
        <source>Deze reservekopie is helemaal nagekeken en in orde.</source>
        <translation>This backup has been fully checked and is in order.</translation>
    </message>
    <message>
        <source>Er is geen tweede plek meer.</source>
        <translation>There is no longer a second place.</translation>
    </message>
    <message>
        <source>Er is nog geen reservekopie.
Druk op N om er nu een te maken.</source>
        <translation>There is no backup yet.
Press N to make one now.</translation>
    </message>
    <message>
        <source>Gaat deze computer stuk, dan zijn ook de kopieën erop weg. Kies daarom een map op een andere schijf. Daar komt elke dag ook een kopie.</source>
        <translation>If this computer breaks down, the copies on it are gone too. So choose a folder on another disk. A copy goes there every day too.</translation>
    </message>
    <message>
        <source>Gewist.</source>
        <translation>Erased.</translation>
    </message>
    <message>
        <source>Het nakijken is gestopt.</source>
        <translation>Checking was stopped.</translation>
    </message>
    <message>
        <source>Het pakket staat klaar: {}</source>
        <translation>The package is ready: {}</translation>
    </message>
    <message>
        <source>Hier maken</source>
        <translation>Make here</translation>
    </message>
    <message>
        <source>Ik weet ervan</source>
        <translation>I know about it</translation>
    </message>
    <message>
        <source>Inpakken</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>Ja, wissen</source>
        <translation>Yes, erase</translation>
    </message>
    <message>
        <source>Kies een map op een andere schijf of een usb-stick. De kopie is versleuteld, net als alles hier.</source>
        <translation>Choose a folder on another disk or a USB stick. The copy is encrypted, like everything here.</translation>
    </message>
    <message>
        <source>Kies “Deze computer vervangt een andere” en deze map. Deze computer leest vanaf nu alleen.</source>
        <translation>Choose “This computer replaces another one” and this folder. From now on this computer only reads.</translation>
    </message>
    <message>
        <source>Kijken wat er weg zou zijn…</source>
        <translation>Checking what would be lost…</translation>
    </message>
    <message>
        <source>Leeg: geen tweede plek</source>
        <translation>Empty: no second place</translation>
    </message>
    <message>
        <source>Let op</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Naar een andere computer</source>
        <translation>To another computer</translation>
    </message>
    <message>
        <source>Neem het mee naar de nieuwe computer. Start daar wijdesk.</source>
        <translation>Take it to the new computer. Start wijdesk there.</translation>
    </message>
    <message>
        <source>Niet doen</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Reservekopie gemaakt: {}</source>
        <translation>Backup made: {}</translation>
    </message>
    <message>
        <source>Reservekopie op een andere plek</source>
        <translation>Backup in another place</translation>
    </message>
    <message>
        <source>Reservekopieën en vervangen bestanden</source>
        <translation>Backups and replaced files</translation>
    </message>
    <message>
        <source>Sluiten en terugzetten…</source>
        <translation>Close and restore…</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tweede plek voor elke dag</source>
        <translation>Second place for every day</translation>
    </message>
    <message>
        <source>Voortgang</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Wat er weg zou zijn</source>
        <translation>What would be lost</translation>
    </message>
    <message>
        <source>Weggegooid.</source>
        <translation>Discarded.</translation>
    </message>
    <message>
        <source>Wordt gestopt…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>RollenBlad</name>
    <message>
        <source>Eerste dag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Geen rol: deze collega kan niet inloggen.</source>
        <translation>No role: this colleague cannot log in.</translation>
    </message>
    <message>
        <source>Kies een rol</source>
        <translation>Choose a role</translation>
    </message>
    <message>
        <source>Laatste dag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Laatste dag van deze rol</source>
        <translation>Last day of this role</translation>
    </message>
    <message>
        <source>Leeg: eindigt nu meteen</source>
        <translation>Empty: ends right now</translation>
    </message>
    <message>
        <source>Leeg: tot nader order</source>
        <translation>Empty: until further notice</translation>
    </message>
    <message>
        <source>Leeg: vandaag</source>
        <translation>Empty: today</translation>
    </message>
    <message>
        <source>Nieuwe rol</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>Nog een rol</source>
        <translation>Another role</translation>
    </message>
    <message>
        <source>Overal</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Rol beëindigen</source>
        <translation>End role</translation>
    </message>
    <message>
        <source>Rol geven</source>
        <translation>Give role</translation>
    </message>
    <message>
        <source>Rollen</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Rollen van {0}</source>
        <translation>Roles of {0}</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Waar</source>
        <translation>Where</translation>
    </message>
</context>
<context>
    <name>RondeFormulier</name>
    <message>
        <source>Alleen</source>
        <translation>Alone</translation>
    </message>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>De ronde duurt tot {0} (volgende dag).</source>
        <translation>The round lasts until {0} (next day).</translation>
    </message>
    <message>
        <source>Gevonden signalen</source>
        <translation>Signals found</translation>
    </message>
    <message>
        <source>Hoe was het</source>
        <translation>How was it</translation>
    </message>
    <message>
        <source>Houden hun dag</source>
        <translation>Keep their day</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Krijgen ook de nieuwe dag</source>
        <translation>Get the new day too</translation>
    </message>
    <message>
        <source>Langs welke straten</source>
        <translation>Along which streets</translation>
    </message>
    <message>
        <source>Mensen gesproken</source>
        <translation>People spoken to</translation>
    </message>
    <message>
        <source>Met een komma ertussen, zonder huisnummers. Elke straat telt mee in “Wat speelt er”.</source>
        <translation>Separated by commas, without house numbers. Every street counts in “What is going on”.</translation>
    </message>
    <message>
        <source>Met wie</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Signaal erbij</source>
        <translation>Add signal</translation>
    </message>
    <message>
        <source>Signalen die al zijn opgepakt</source>
        <translation>Signals already taken up</translation>
    </message>
    <message>
        <source>Straatronde vastleggen</source>
        <translation>Record street round</translation>
    </message>
    <message>
        <source>Straatronde wijzigen</source>
        <translation>Edit street round</translation>
    </message>
    <message>
        <source>Tot</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Volgende ronde</source>
        <translation>Next round</translation>
    </message>
    <message>
        <source>Vul een heel getal in.</source>
        <translation>Fill in a whole number.</translation>
    </message>
    <message>
        <source>Waar letten we dan op</source>
        <translation>What to look out for then</translation>
    </message>
    <message>
        <source>Waar liep u</source>
        <translation>Where you walked</translation>
    </message>
    <message>
        <source>Wanneer loopt er weer iemand</source>
        <translation>When will someone walk again</translation>
    </message>
    <message>
        <source>{0} · werkt hier niet meer</source>
        <translation>{0} · no longer works here</translation>
    </message>
</context>
<context>
    <name>RondgangPaneel</name>
    <message>
        <source>Beginnen in tien minuten</source>
        <translation>Get started in ten minutes</translation>
    </message>
    <message>
        <source>Klaar</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Lees meer</source>
        <translation>Read more</translation>
    </message>
    <message>
        <source>Opnieuw beginnen</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>Rondgang beginnen</source>
        <translation>Start tour</translation>
    </message>
    <message>
        <source>Stap overslaan</source>
        <translation>Skip step</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>U doet het echte werk, op verzonnen mensen. Het programma ziet zelf wat u hebt gedaan.</source>
        <translation>You do the real work, with made-up people. The program sees for itself what you have done.</translation>
    </message>
    <message>
        <source>U hebt alles gezien. Meer staat in de handleiding: Shift+F1.</source>
        <translation>You have seen everything. There is more in the manual: Shift+F1.</translation>
    </message>
    <message>
        <source>Verdergaan</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>{0} van {1} stappen gedaan</source>
        <translation>{0} of {1} steps done</translation>
    </message>
</context>
<context>
    <name>SamenFormulier</name>
    <message>
        <source>Het andere huishouden gaat op in dit huishouden: leden, casussen, plannen en verloop komen hierheen. Dat kan later weer uit elkaar.</source>
        <translation>The other household becomes part of this household: members, cases, plans and timeline come here. They can be taken apart again later.</translation>
    </message>
    <message>
        <source>Kies een huishouden uit de lijst.</source>
        <translation>Choose a household from the list.</translation>
    </message>
    <message>
        <source>Samenvoegen</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Waaruit blijkt dat (één zin)</source>
        <translation>What shows this (one sentence)</translation>
    </message>
    <message>
        <source>Zelfde huishouden als…</source>
        <translation>Same household as…</translation>
    </message>
</context>
<context>
    <name>SamengevoegdBlad</name>
    <message>
        <source>Deze kaarten stonden er dubbel. Was het toch een ander? Haal ze uit elkaar: dan staat alles weer bij de kaart waar het op geschreven is.</source>
        <translation>These cards were there twice. Was it someone else after all? Take them apart: everything is then back with the card it was written on.</translation>
    </message>
    <message>
        <source>Samengevoegd</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>Uit elkaar halen</source>
        <translation>Take apart</translation>
    </message>
    <message>
        <source>collega</source>
        <translation>colleague</translation>
    </message>
    <message>
        <source>locatie</source>
        <translation>location</translation>
    </message>
    <message>
        <source>{0} staat weer apart.</source>
        <translation>{0} is separate again.</translation>
    </message>
    <message>
        <source>{0} · {1} · opgegaan in {2}</source>
        <translation>{0} · {1} · merged into {2}</translation>
    </message>
</context>
<context>
    <name>Samenvoegen</name>
    <message>
        <source>1 contact van de andere kaart gaat mee.</source>
        <translation>1 contact from the other card moves too.</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Contacten</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>De gegevens van de kaart die blijft, gelden. {0} U kunt dit altijd weer uit elkaar halen.</source>
        <translation>The data on the card that stays applies. {0} You can always take them apart again.</translation>
    </message>
    <message>
        <source>Deze blijft</source>
        <translation>This one stays</translation>
    </message>
    <message>
        <source>Elk signaal blijft bestaan, met zijn eigen melder en terugkoppeling.</source>
        <translation>Every signal stays, with its own reporter and feedback.</translation>
    </message>
    <message>
        <source>Gelijk: {0}.</source>
        <translation>The same: {0}.</translation>
    </message>
    <message>
        <source>Kies met welke u dit signaal samenvoegt.</source>
        <translation>Choose which one to merge this signal with.</translation>
    </message>
    <message>
        <source>Naam van de bundel</source>
        <translation>Name of the bundle</translation>
    </message>
    <message>
        <source>Niets is gelijk.</source>
        <translation>Nothing is the same.</translation>
    </message>
    <message>
        <source>Samen met</source>
        <translation>Merge with</translation>
    </message>
    <message>
        <source>Samenvoegen</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Schrijf één zin: waaruit blijkt dat dit dezelfde persoon is?</source>
        <translation>Write one sentence: what shows that this is the same person?</translation>
    </message>
    <message>
        <source>Waaruit blijkt dat? (één zin)</source>
        <translation>What shows this? (one sentence)</translation>
    </message>
    <message>
        <source>Wie is dezelfde persoon?</source>
        <translation>Who is the same person?</translation>
    </message>
    <message>
        <source>Zelfde persoon als…</source>
        <translation>Same person as…</translation>
    </message>
    <message>
        <source>Zoek op naam, geboortedatum, telefoon of adres en kies met de pijltjes en Enter.</source>
        <translation>Search by name, date of birth, phone or address and choose with the arrow keys and Enter.</translation>
    </message>
    <message>
        <source>{0} blijft</source>
        <translation>{0} stays</translation>
    </message>
    <message>
        <source>{0} contacten van de andere kaart gaan mee.</source>
        <translation>{0} contacts from the other card move too.</translation>
    </message>
</context>
<context>
    <name>Samenvoeger</name>
    <message>
        <source>Hoe heet deze bundel van {0} signalen?</source>
        <translation>What is this bundle of {0} signals called?</translation>
    </message>
    <message>
        <source>Merk met de spatiebalk wat u samenvoegt, of kies een signaal dat bij andere hoort.</source>
        <translation>Mark with the space bar what you want to merge, or choose a signal that belongs with others.</translation>
    </message>
    <message>
        <source>Samenvoegen</source>
        <translation>Merge</translation>
    </message>
</context>
<context>
    <name>SessieFormulier</name>
    <message>
        <source>Afgelasten</source>
        <translation>Cancel session</translation>
    </message>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Gaat toch door</source>
        <translation>Is on after all</translation>
    </message>
    <message>
        <source>Hoe vaak</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Hoeveel keer</source>
        <translation>How many times</translation>
    </message>
    <message>
        <source>Opmerking</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Plek</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Sessie wijzigen</source>
        <translation>Change session</translation>
    </message>
    <message>
        <source>Sessies plannen</source>
        <translation>Plan sessions</translation>
    </message>
    <message>
        <source>Tot</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Vul een heel getal in.</source>
        <translation>Fill in a whole number.</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>SessieRegels</name>
    <message>
        <source>Hoeveel mensen er waren op {0}</source>
        <translation>How many people there were on {0}</translation>
    </message>
    <message>
        <source>Sessie van {0} wijzigen</source>
        <translation>Change session of {0}</translation>
    </message>
    <message>
        <source>Toon alle {0} sessies</source>
        <translation>Show all {0} sessions</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>aantal</source>
        <translation>number</translation>
    </message>
    <message>
        <source>afgelast</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>gepland</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>niet geteld</source>
        <translation>not counted</translation>
    </message>
    <message>
        <source>{0} aanwezig</source>
        <translation>{0} present</translation>
    </message>
</context>
<context>
    <name>SignaalBlad</name>
    <message>
        <source>Beoordeling</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Hoort hierbij</source>
        <translation>Related</translation>
    </message>
    <message>
        <source>Meer</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Melder</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Niets anders over deze inwoner, dit huishouden, dit adres, of deze straat met dit thema.</source>
        <translation>Nothing else about this resident, this household, this address, or this street with this theme.</translation>
    </message>
    <message>
        <source>Toon melder</source>
        <translation>Show reporter</translation>
    </message>
    <message>
        <source>Wat er is gedaan</source>
        <translation>What has been done</translation>
    </message>
</context>
<context>
    <name>SignaalPanel</name>
    <message>
        <source>
Ctrl+Shift+N begint een nieuw signaal.</source>
        <translation>
Ctrl+Shift+N starts a new signal.</translation>
    </message>
    <message>
        <source>
Kies er een in Signalen, of zoek met Ctrl+K.</source>
        <translation>
Choose one in Signals, or search with Ctrl+K.</translation>
    </message>
    <message>
        <source>
U was een signaal aan het opschrijven. Ctrl+Shift+N gaat daarmee verder.</source>
        <translation>
You were writing down a signal. Ctrl+Shift+N continues with it.</translation>
    </message>
    <message>
        <source>Er is geen signaal open.</source>
        <translation>No signal is open.</translation>
    </message>
    <message>
        <source>Het signaal is geregistreerd.
Een collega pakt het op.</source>
        <translation>The signal has been registered.
A colleague will pick it up.</translation>
    </message>
    <message>
        <source>Niets anders hoort hierbij. Merk in Signalen wat u samenvoegt.</source>
        <translation>Nothing else is related. In Signals, mark what you want to merge.</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>SignalenPanel</name>
    <message>
        <source>0 resultaten. Maak het zoekwoord korter of wis het.</source>
        <translation>0 results. Make the search word shorter or clear it.</translation>
    </message>
    <message>
        <source>Alleen signalen van mij</source>
        <translation>Only my signals</translation>
    </message>
    <message>
        <source>Bundels</source>
        <translation>Bundles</translation>
    </message>
    <message>
        <source>De eerste {0} van {1}. Typ om te zoeken; onderaan komen er meer.</source>
        <translation>The first {0} of {1}. Type to search; more appear at the bottom.</translation>
    </message>
    <message>
        <source>Filter op naam, straat, soort</source>
        <translation>Filter by name, street, kind</translation>
    </message>
    <message>
        <source>Geen signalen van u hier.
Druk op M voor die van iedereen.</source>
        <translation>None of your signals here.
Press M for everyone’s.</translation>
    </message>
    <message>
        <source>Maak er een activiteit van</source>
        <translation>Turn it into an activity</translation>
    </message>
    <message>
        <source>Merken om samen te voegen</source>
        <translation>Mark to merge</translation>
    </message>
    <message>
        <source>Nieuw</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Nieuw signaal</source>
        <translation>New signal</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Oppakken</source>
        <translation>Pick up</translation>
    </message>
    <message>
        <source>Overdragen</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Samenvoegen</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Samenvoegen ({0})</source>
        <translation>Merge ({0})</translation>
    </message>
    <message>
        <source>Signalen</source>
        <translation>Signals</translation>
    </message>
    <message>
        <source>Signalen: {}</source>
        <translation>Signals: {}</translation>
    </message>
    <message>
        <source>Van mij</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Van welke locatie</source>
        <translation>From which location</translation>
    </message>
    <message>
        <source>Voorgestelde activiteiten</source>
        <translation>Proposed activities</translation>
    </message>
    <message>
        <source>{0} open</source>
        <translation>{0} open</translation>
    </message>
    <message>
        <source>{0} spoed</source>
        <translation>{0} urgent</translation>
    </message>
    <message>
        <source>{1} signalen in bundel {0}</source>
        <translation>{1} signals in bundle {0}</translation>
    </message>
</context>
<context>
    <name>SignalenVan</name>
    <message>
        <source>Nog {0} {1}, toon alles</source>
        <translation>{0} more {1}, show all</translation>
    </message>
    <message>
        <source>Signaal: {0}, {1}, {2}. {3}</source>
        <translation>Signal: {0}, {1}, {2}. {3}</translation>
    </message>
    <message>
        <source>Signalen</source>
        <translation>Signals</translation>
    </message>
    <message>
        <source>signaal</source>
        <translation>signal</translation>
    </message>
    <message>
        <source>signalen</source>
        <translation>signals</translation>
    </message>
</context>
<context>
    <name>Sleutels</name>
    <message>
        <source>Alle teams krijgen een nieuwe sleutel en het rooster geldt weer een jaar. Balies merken er niets van; zij halen de sleutel vanzelf op.</source>
        <translation>All teams get a new key and the roster is valid for another year. Desks do not notice; they fetch the key themselves.</translation>
    </message>
    <message>
        <source>De noodsleutel</source>
        <translation>The emergency key</translation>
    </message>
    <message>
        <source>De noodsleutel werkt: een pakket met {0} regels ging open.</source>
        <translation>The emergency key works: a package with {0} lines opened.</translation>
    </message>
    <message>
        <source>Druk nu de noodsleutel af: twee vellen, elk met een helft. wijdesk bewaart hem niet. Sluit u dit zonder af te drukken, maak dan een nieuwe.</source>
        <translation>Print the emergency key now: two sheets, each with one half. wijdesk does not keep it. If you close this without printing, make a new one.</translation>
    </message>
    <message>
        <source>Een nieuwe noodsleutel maken? Wat tot nu toe gedeeld is, gaat alleen met de oude open: bewaar die ook.</source>
        <translation>Make a new emergency key? What was shared until now only opens with the old one: keep that one too.</translation>
    </message>
    <message>
        <source>Er is een nieuwe noodsleutel</source>
        <translation>There is a new emergency key</translation>
    </message>
    <message>
        <source>Ik heb beide vellen</source>
        <translation>I have both sheets</translation>
    </message>
    <message>
        <source>Jaarlijkse vernieuwing…</source>
        <translation>Yearly renewal…</translation>
    </message>
    <message>
        <source>Laatst geoefend met de noodsleutel: {0}</source>
        <translation>Last practised with the emergency key: {0}</translation>
    </message>
    <message>
        <source>Laatste vernieuwing: {0}</source>
        <translation>Last renewal: {0}</translation>
    </message>
    <message>
        <source>Met deze noodsleutel is nog niet geoefend.</source>
        <translation>This emergency key has not been practised with yet.</translation>
    </message>
    <message>
        <source>Nieuwe maken</source>
        <translation>Make new one</translation>
    </message>
    <message>
        <source>Nieuwe noodsleutel…</source>
        <translation>New emergency key…</translation>
    </message>
    <message>
        <source>Noodsleutel afdrukken</source>
        <translation>Print emergency key</translation>
    </message>
    <message>
        <source>Oefenen met de noodsleutel</source>
        <translation>Practise with the emergency key</translation>
    </message>
    <message>
        <source>Proberen</source>
        <translation>Try</translation>
    </message>
    <message>
        <source>Sleutels</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Typ beide helften over. wijdesk opent er één pakket mee en bewaart niets van wat u typt.</source>
        <translation>Type in both halves. wijdesk opens one package with it and keeps nothing of what you type.</translation>
    </message>
    <message>
        <source>Vernieuwd. Het rooster geldt tot {0}</source>
        <translation>Renewed. The roster is valid until {0}</translation>
    </message>
    <message>
        <source>Vernieuwen</source>
        <translation>Renew</translation>
    </message>
</context>
<context>
    <name>SluitFormulier</name>
    <message>
        <source>Hoe liep elk doel af? Daarna is er plaats voor een nieuw plan.</source>
        <translation>How did each goal end? After that there is room for a new plan.</translation>
    </message>
    <message>
        <source>Plan afsluiten</source>
        <translation>Close plan</translation>
    </message>
</context>
<context>
    <name>Sluiten</name>
    <message>
        <source>Afsluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>De melder zou nog bericht krijgen. Koppelt u eerst terug, dan vervalt deze vraag.</source>
        <translation>The reporter was still to hear back. If you give feedback first, this question goes away.</translation>
    </message>
    <message>
        <source>Er is niet gevraagd of de melder bericht wil. Met Esc en P vraagt u het eerst.</source>
        <translation>Nobody asked whether the reporter wants to hear back. With Esc and P you ask that first.</translation>
    </message>
    <message>
        <source>Kies hoe het is afgelopen</source>
        <translation>Choose how it ended</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Waarom hoort de melder niets?</source>
        <translation>Why is the reporter not told anything?</translation>
    </message>
</context>
<context>
    <name>Sluitzaken</name>
    <message>
        <source>Wat gebeurt er met wat nog open staat?</source>
        <translation>What happens to what is still open?</translation>
    </message>
</context>
<context>
    <name>Sneltoetsenblad</name>
    <message>
        <source>Hier zijn geen eigen sneltoetsen.</source>
        <translation>There are no shortcuts of its own here.</translation>
    </message>
    <message>
        <source>Sluiten (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Sneltoetsen</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Uitleg van hier</source>
        <translation>Help for here</translation>
    </message>
</context>
<context>
    <name>SoortKeuze</name>
    <message>
        <source>Dit lijkt een bestand met {0}, niet met {1}.</source>
        <translation>This looks like a file with {0}, not with {1}.</translation>
    </message>
    <message>
        <source>Herkend aan de kolommen: {0}.</source>
        <translation>Recognised by the columns: {0}.</translation>
    </message>
    <message>
        <source>Voor {0} {1} {2}.</source>
        <translation>For {0} {1} {2}.</translation>
    </message>
    <message>
        <source>ontbreekt de kolom</source>
        <translation>the file lacks the column</translation>
    </message>
    <message>
        <source>ontbreken de kolommen</source>
        <translation>the file lacks the columns</translation>
    </message>
</context>
<context>
    <name>SoortVorm</name>
    <message>
        <source>Bestand met praktijkvormen</source>
        <translation>File with practice forms</translation>
    </message>
    <message>
        <source>Dit is nog het voorbeeld. Verander de code, de naam en de velden.</source>
        <translation>This is still the example. Change the code, the name and the fields.</translation>
    </message>
    <message>
        <source>In gebruik nemen</source>
        <translation>Put into use</translation>
    </message>
    <message>
        <source>Nieuwe praktijkvorm</source>
        <translation>New practice form</translation>
    </message>
    <message>
        <source>Praktijkvormen</source>
        <translation>Practice forms</translation>
    </message>
    <message>
        <source>Zo’n bestand leest u in de handleiding bij “Een praktijkvorm toevoegen”.</source>
        <translation>The manual explains such a file under “Adding a practice form”.</translation>
    </message>
    <message>
        <source>{0} wijzigen</source>
        <translation>Change {0}</translation>
    </message>
</context>
<context>
    <name>SplitsFormulier</name>
    <message>
        <source>De rest blijft. De open casus, het plan en het verloop blijven bij dit huishouden.</source>
        <translation>The rest stays. The open case, the plan and the timeline stay with this household.</translation>
    </message>
    <message>
        <source>Eigen casus, met als regisseur</source>
        <translation>Own case, with as lead worker</translation>
    </message>
    <message>
        <source>Gaat naar het nieuwe huishouden</source>
        <translation>Goes to the new household</translation>
    </message>
    <message>
        <source>Geen eigen casus</source>
        <translation>No case of its own</translation>
    </message>
    <message>
        <source>Huishouden splitsen</source>
        <translation>Split household</translation>
    </message>
    <message>
        <source>Leeg: het adres van wie gaat blijft zoals het is.</source>
        <translation>Empty: the address of those who go stays as it is.</translation>
    </message>
    <message>
        <source>Naam (leeg: van de leden)</source>
        <translation>Name (empty: of the members)</translation>
    </message>
    <message>
        <source>Nieuw adres: straat (mag leeg)</source>
        <translation>New address: street (optional)</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Sinds</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Splitsen</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Toevoeging</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>Wet van die casus</source>
        <translation>Law of that case</translation>
    </message>
    <message>
        <source>Wie gaat naar het nieuwe huishouden</source>
        <translation>Who goes to the new household</translation>
    </message>
    <message>
        <source>Woonplaats</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>Zoals de open casus</source>
        <translation>Same as the open case</translation>
    </message>
</context>
<context>
    <name>SpoedDeel</name>
    <message>
        <source>Eerste actie</source>
        <translation>First action</translation>
    </message>
    <message>
        <source>Hoe laat? (mag leeg)</source>
        <translation>What time? (optional)</translation>
    </message>
    <message>
        <source>Ikzelf ({0})</source>
        <translation>Myself ({0})</translation>
    </message>
    <message>
        <source>Kies wie het doet</source>
        <translation>Choose who does it</translation>
    </message>
    <message>
        <source>Nummer {0}: {1}.</source>
        <translation>Number {0}: {1}.</translation>
    </message>
    <message>
        <source>Overdragen aan {0} ({1})</source>
        <translation>Hand over to {0} ({1})</translation>
    </message>
    <message>
        <source>Wat gebeurt er als eerste?</source>
        <translation>What happens first?</translation>
    </message>
    <message>
        <source>Welke dag?</source>
        <translation>Which day?</translation>
    </message>
    <message>
        <source>Wie doet het?</source>
        <translation>Who will do it?</translation>
    </message>
</context>
<context>
    <name>Stap</name>
    <message>
        <source>Op welke dag?</source>
        <translation>On which day?</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>StapStrook</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>On</translation>
    </message>
</context>
<context>
    <name>StapVorm</name>
    <message>
        <source>Aan wie vertelde u het nog meer</source>
        <translation>Who else did you tell</translation>
    </message>
    <message>
        <source>Afschalen</source>
        <translation>De-escalate</translation>
    </message>
    <message>
        <source>Afschalen: {0}</source>
        <translation>De-escalate: {0}</translation>
    </message>
    <message>
        <source>Bijvoorbeeld wie u belde</source>
        <translation>For example who you called</translation>
    </message>
    <message>
        <source>De klager stemt hier schriftelijk mee in</source>
        <translation>The complainant agrees to this in writing</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Er kunnen nog {0} bij</source>
        <translation>{0} more possible</translation>
    </message>
    <message>
        <source>Hoeveel dagen erbij?</source>
        <translation>How many days more?</translation>
    </message>
    <message>
        <source>Instemming</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Kies een trede</source>
        <translation>Choose a rung</translation>
    </message>
    <message>
        <source>Kies een trede van de ladder.</source>
        <translation>Choose a rung of the ladder.</translation>
    </message>
    <message>
        <source>Met wie</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Op welke dag?</source>
        <translation>On which day?</translation>
    </message>
    <message>
        <source>Opschalen</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>Opschalen: {0}</source>
        <translation>Escalate: {0}</translation>
    </message>
    <message>
        <source>Stap overslaan</source>
        <translation>Skip step</translation>
    </message>
    <message>
        <source>Stap {0} overslaan: {1}</source>
        <translation>Skip step {0}: {1}</translation>
    </message>
    <message>
        <source>Stap {0}: {1}</source>
        <translation>Step {0}: {1}</translation>
    </message>
    <message>
        <source>Trede</source>
        <translation>Rung</translation>
    </message>
    <message>
        <source>Van de ladder af</source>
        <translation>Off the ladder</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Waarom</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Waarom slaat u deze stap over?</source>
        <translation>Why are you skipping this step?</translation>
    </message>
    <message>
        <source>Wat</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Wat is er gedaan?</source>
        <translation>What was done?</translation>
    </message>
    <message>
        <source>Wat is er gezegd of gedaan?</source>
        <translation>What was said or done?</translation>
    </message>
    <message>
        <source>Wat is gedaan en gezegd</source>
        <translation>What was done and said</translation>
    </message>
    <message>
        <source>Welke?</source>
        <translation>Which?</translation>
    </message>
</context>
<context>
    <name>StapelVorm</name>
    <message>
        <source>1 formulier ingevoerd</source>
        <translation>1 form filled in</translation>
    </message>
    <message>
        <source>De antwoorden van één formulier, met een spatie ertussen</source>
        <translation>The answers of one form, with a space between them</translation>
    </message>
    <message>
        <source>Een - is overgeslagen. Enter slaat op en begint het volgende.</source>
        <translation>A - means skipped. Enter saves and starts the next one.</translation>
    </message>
    <message>
        <source>Een stapel formulieren</source>
        <translation>A pile of forms</translation>
    </message>
    <message>
        <source>Opslaan en volgende</source>
        <translation>Save and next</translation>
    </message>
    <message>
        <source>nog 1 vraag</source>
        <translation>1 more question</translation>
    </message>
    <message>
        <source>nog {0} vragen</source>
        <translation>{0} more questions</translation>
    </message>
    <message>
        <source>{0} formulieren ingevoerd</source>
        <translation>{0} forms filled in</translation>
    </message>
</context>
<context>
    <name>StatusBalk</name>
    <message>
        <source>Begrepen</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Bezig…</source>
        <translation>Busy…</translation>
    </message>
    <message>
        <source>Ongedaan maken (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Ook ongedaan maken: {0} (Ctrl+Z)</source>
        <translation>Also undo: {0} (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Toch ongedaan maken (Ctrl+Z)</source>
        <translation>Undo anyway (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Wat er net gebeurde</source>
        <translation>What just happened</translation>
    </message>
</context>
<context>
    <name>Stopper</name>
    <message>
        <source>De eigen vragen van {0} worden in een nieuwe triage niet meer gesteld. Wie al bezig is, houdt ze, en wat is ingevuld blijft leesbaar.</source>
        <translation>The own questions of {0} are no longer asked in a new triage. Triages already under way keep them, and what was filled in can still be read.</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stoppen met deze vragen</source>
        <translation>Stop using these questions</translation>
    </message>
</context>
<context>
    <name>Straat</name>
    <message>
        <source>1 activiteit</source>
        <translation>1 activity</translation>
    </message>
    <message>
        <source>1 ronde</source>
        <translation>1 round</translation>
    </message>
    <message>
        <source>Aantallen signalen zijn naar beneden afgerond op een veelvoud van {0}. Minder dan {0} mensen of signalen staan hier niet, en niemand staat hier met naam.</source>
        <translation>Numbers of signals are rounded down to a multiple of {0}. Fewer than {0} people or signals are not shown here, and nobody is named here.</translation>
    </message>
    <message>
        <source>Activiteiten</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Activiteiten in deze straat</source>
        <translation>Activities in this street</translation>
    </message>
    <message>
        <source>In dit jaar is er niets te vertellen.
Kleine aantallen staan hier niet.</source>
        <translation>There is nothing to tell for this year.
Small numbers are not shown here.</translation>
    </message>
    <message>
        <source>Jaar</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Straten en gebieden</source>
        <translation>Streets and areas</translation>
    </message>
    <message>
        <source>Zoek een straat of gebied</source>
        <translation>Search for a street or area</translation>
    </message>
    <message>
        <source>gebied</source>
        <translation>area</translation>
    </message>
    <message>
        <source>minstens {0} signalen</source>
        <translation>at least {0} signals</translation>
    </message>
    <message>
        <source>straat</source>
        <translation>street</translation>
    </message>
    <message>
        <source>{0} activiteiten</source>
        <translation>{0} activities</translation>
    </message>
    <message>
        <source>{0} rondes</source>
        <translation>{0} rounds</translation>
    </message>
</context>
<context>
    <name>StraatrondePanel</name>
    <message>
        <source>1 signaal</source>
        <translation>1 signal</translation>
    </message>
    <message>
        <source>Bij een activiteit zetten</source>
        <translation>Put with an activity</translation>
    </message>
    <message>
        <source>Deze straatronde is ingetrokken, of is voor u niet te zien.</source>
        <translation>This street round was withdrawn, or you may not see it.</translation>
    </message>
    <message>
        <source>Er is nog geen straatronde vastgelegd.
Met N legt u er een vast.</source>
        <translation>No street round has been recorded yet.
Press N to record one.</translation>
    </message>
    <message>
        <source>Filter op gebied, naam of verslag</source>
        <translation>Filter by area, name or report</translation>
    </message>
    <message>
        <source>Geen signalen gevonden.</source>
        <translation>No signals found.</translation>
    </message>
    <message>
        <source>Geen verslag.</source>
        <translation>No report.</translation>
    </message>
    <message>
        <source>Gevonden signalen</source>
        <translation>Signals found</translation>
    </message>
    <message>
        <source>Hier weer gelopen</source>
        <translation>Walked here again</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Ronde bij een activiteit zetten</source>
        <translation>Add round to an activity</translation>
    </message>
    <message>
        <source>Route: {0}</source>
        <translation>Route: {0}</translation>
    </message>
    <message>
        <source>Signaal erbij</source>
        <translation>Add signal</translation>
    </message>
    <message>
        <source>Straatronde intrekken</source>
        <translation>Withdraw street round</translation>
    </message>
    <message>
        <source>Straatronde vastleggen</source>
        <translation>Record street round</translation>
    </message>
    <message>
        <source>Straatronde wijzigen</source>
        <translation>Edit street round</translation>
    </message>
    <message>
        <source>Straatrondes</source>
        <translation>Street rounds</translation>
    </message>
    <message>
        <source>Volgende ronde {0}</source>
        <translation>Next round {0}</translation>
    </message>
    <message>
        <source>Waarom klopt deze ronde niet? Gevonden signalen blijven staan.</source>
        <translation>Why is this round not right? Signals that were found stay.</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>{0} mensen gesproken · {1}</source>
        <translation>{0} people spoken to · {1}</translation>
    </message>
    <message>
        <source>{0} signalen</source>
        <translation>{0} signals</translation>
    </message>
</context>
<context>
    <name>Strook</name>
    <message>
        <source>Aannemen</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Alle checks</source>
        <translation>All checks</translation>
    </message>
    <message>
        <source>Check gepland op {0} · {1}</source>
        <translation>Check planned for {0} · {1}</translation>
    </message>
    <message>
        <source>Check vastleggen</source>
        <translation>Record check</translation>
    </message>
    <message>
        <source>Collega aanwijzen</source>
        <translation>Assign colleague</translation>
    </message>
    <message>
        <source>Gevraagd aan {0} om de regie over te nemen ({1}).</source>
        <translation>{0} was asked to take over the lead ({1}).</translation>
    </message>
    <message>
        <source>Navragen</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Niet aannemen</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>Overdragen…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>Sluiten…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Verzoek intrekken</source>
        <translation>Withdraw request</translation>
    </message>
    <message>
        <source>{0} vraagt u de regie over te nemen ({1}).</source>
        <translation>{0} asks you to take over the lead ({1}).</translation>
    </message>
</context>
<context>
    <name>SyncPil</name>
    <message>
        <source>Delen met andere balies: {0}</source>
        <translation>Sharing with other desks: {0}</translation>
    </message>
    <message>
        <source>Klik voor wie er meedoet en wat er wacht.</source>
        <translation>Click to see who takes part and what is waiting.</translation>
    </message>
    <message>
        <source>{0} · let op</source>
        <translation>{0} · attention</translation>
    </message>
</context>
<context>
    <name>TaakFormulier</name>
    <message>
        <source>&amp;Door</source>
        <translation>&amp;By</translation>
    </message>
    <message>
        <source>&amp;Klaar voor</source>
        <translation>&amp;Done before</translation>
    </message>
    <message>
        <source>&amp;Over wie</source>
        <translation>About wh&amp;om</translation>
    </message>
    <message>
        <source>&amp;Wat moet er gebeuren</source>
        <translation>&amp;What needs to be done</translation>
    </message>
    <message>
        <source>Schrijf de datum als 03-02-2026, of morgen.</source>
        <translation>Write the date as 03-02-2026, or “morgen” (tomorrow).</translation>
    </message>
    <message>
        <source>Schrijf wat er moet gebeuren.</source>
        <translation>Write what needs to be done.</translation>
    </message>
    <message>
        <source>Taak</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Taak wijzigen</source>
        <translation>Change task</translation>
    </message>
    <message>
        <source>de regisseur</source>
        <translation>the lead worker</translation>
    </message>
    <message>
        <source>het hele gezin</source>
        <translation>the whole family</translation>
    </message>
</context>
<context>
    <name>Tab</name>
    <message>
        <source>Waar u mee bezig was, hoort bij iets dat hier niet meer staat.</source>
        <translation>What you were working on belongs to something that is no longer here.</translation>
    </message>
</context>
<context>
    <name>Tabbladen</name>
    <message>
        <source>Panelen</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>{} sluiten</source>
        <translation>Close {}</translation>
    </message>
    <message>
        <source>{} sluiten (Ctrl+F4)</source>
        <translation>Close {} (Ctrl+F4)</translation>
    </message>
</context>
<context>
    <name>Tabel</name>
    <message>
        <source>0 resultaten voor “{0}”. Typ minder of andere letters, of wis het filter.</source>
        <translation>0 results for “{0}”. Type fewer or other letters, or clear the filter.</translation>
    </message>
    <message>
        <source>Filter van {0}</source>
        <translation>Filter of {0}</translation>
    </message>
    <message>
        <source>Filter wissen</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>Rijen kopiëren</source>
        <translation>Copy rows</translation>
    </message>
</context>
<context>
    <name>Tandem</name>
    <message>
        <source>Een collega die meekijkt en meegaat. De regisseur blijft één persoon.</source>
        <translation>A colleague who looks along and comes along. The lead worker remains one person.</translation>
    </message>
    <message>
        <source>Geen tandem</source>
        <translation>No tandem partner</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tandem</source>
        <translation>Tandem partner</translation>
    </message>
    <message>
        <source>Wie is de tandem?</source>
        <translation>Who is tandem partner?</translation>
    </message>
</context>
<context>
    <name>TariefVorm</name>
    <message>
        <source>Bedrag in euro’s</source>
        <translation>Amount in euros</translation>
    </message>
    <message>
        <source>Bron</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Geldt vanaf</source>
        <translation>Applies from</translation>
    </message>
    <message>
        <source>Kies een productgroep</source>
        <translation>Choose a product group</translation>
    </message>
    <message>
        <source>Kies waarvoor</source>
        <translation>Choose what for</translation>
    </message>
    <message>
        <source>Laatste dag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Leeg: tot het volgende tarief</source>
        <translation>Empty: until the next rate</translation>
    </message>
    <message>
        <source>Nieuw tarief</source>
        <translation>New rate</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>Per</translation>
    </message>
    <message>
        <source>Per week, 4 weken of maand: zolang de hulp loopt, wat de omvang ook is</source>
        <translation>Per week, 4 weeks or month: as long as the help runs, however much it is</translation>
    </message>
    <message>
        <source>Productgroep</source>
        <translation>Product group</translation>
    </message>
    <message>
        <source>Tarief van {0}</source>
        <translation>Rate of {0}</translation>
    </message>
    <message>
        <source>Waar het staat: een besluit of contract</source>
        <translation>Where it is stated: a decision or contract</translation>
    </message>
    <message>
        <source>Zoals 68,40</source>
        <translation>Such as 68,40</translation>
    </message>
</context>
<context>
    <name>TarievenPaneel</name>
    <message>
        <source>Er is nog geen tarief.
Druk op N voor het eerste, of lees een bestand in bij “Import”.</source>
        <translation>There is no rate yet.
Press N for the first one, or read in a file under “Import”.</translation>
    </message>
    <message>
        <source>Met een tarief telt het Dashboard wat de lopende indicaties per maand kosten. Een nieuw tarief volgt het vorige vanzelf op. Wat geen tarief heeft, wordt niet geschat maar genoemd.</source>
        <translation>With a rate, the Dashboard counts what the current care decisions cost per month. A new rate follows the previous one by itself. What has no rate is not estimated but listed.</translation>
    </message>
    <message>
        <source>Nieuw tarief</source>
        <translation>New rate</translation>
    </message>
    <message>
        <source>Tarieven</source>
        <translation>Rates</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>Teamkeuze</name>
    <message>
        <source>Alleen lezen: deze balie deelt zelf niets</source>
        <translation>Read only: this desk shares nothing itself</translation>
    </message>
    <message>
        <source>Bijvoorbeeld het stafbureau, voor de cijfers van de stad.</source>
        <translation>For example the central office, for the figures of the city.</translation>
    </message>
    <message>
        <source>Er mogen rechten van beheer meekomen; ik sprak die persoon zelf</source>
        <translation>Administration rights may come along; I spoke to that person myself</translation>
    </message>
    <message>
        <source>Ook wat deze teams vroeger deelden</source>
        <translation>Also what these teams shared earlier</translation>
    </message>
    <message>
        <source>Stafbureau: leest van alle teams en deelt zelf niets</source>
        <translation>Central office: reads from all teams and shares nothing itself</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Voor de cijfers van de stad. Zet alle teams aan, om te lezen.</source>
        <translation>For the figures of the city. Turn all teams on, to read.</translation>
    </message>
</context>
<context>
    <name>Tegel</name>
    <message>
        <source>Enter opent de uitleg en de lijst.</source>
        <translation>Enter opens the explanation and the list.</translation>
    </message>
    <message>
        <source>met duiding</source>
        <translation>with interpretation</translation>
    </message>
</context>
<context>
    <name>TermijnVraag</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Besloten op</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>De ander stemt schriftelijk in</source>
        <translation>The other party agrees in writing</translation>
    </message>
    <message>
        <source>Er kan nog {0} bij.</source>
        <translation>{0} more is possible.</translation>
    </message>
    <message>
        <source>Er kunnen nog {0} bij.</source>
        <translation>{0} more are possible.</translation>
    </message>
    <message>
        <source>Hervatten</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Hoeveel dagen erbij</source>
        <translation>How many days more</translation>
    </message>
    <message>
        <source>Klaar</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Klaar op</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>Laten vervallen</source>
        <translation>Let it lapse</translation>
    </message>
    <message>
        <source>Leeg als dat nog niet bekend is</source>
        <translation>Empty if that is not known yet</translation>
    </message>
    <message>
        <source>Loopt weer vanaf</source>
        <translation>Runs again from</translation>
    </message>
    <message>
        <source>Opschorten</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>Staat stil vanaf</source>
        <translation>Paused from</translation>
    </message>
    <message>
        <source>Verlengen</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>Vervalt op</source>
        <translation>Lapses on</translation>
    </message>
    <message>
        <source>Vul een aantal dagen in.</source>
        <translation>Fill in a number of days.</translation>
    </message>
    <message>
        <source>Vul een dag in, bijvoorbeeld 3-2-2026.</source>
        <translation>Fill in a day, for example 3-2-2026.</translation>
    </message>
    <message>
        <source>Waarom (één zin)</source>
        <translation>Why (one sentence)</translation>
    </message>
    <message>
        <source>{0} is klaar</source>
        <translation>{0} is done</translation>
    </message>
    <message>
        <source>{0} laten stilstaan</source>
        <translation>Pause {0}</translation>
    </message>
    <message>
        <source>{0} loopt weer</source>
        <translation>{0} runs again</translation>
    </message>
    <message>
        <source>{0} verlengen</source>
        <translation>Extend {0}</translation>
    </message>
    <message>
        <source>{0} vervalt</source>
        <translation>{0} lapses</translation>
    </message>
</context>
<context>
    <name>TermijnenPanel</name>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Casus openen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Dit hoort niet bij een huishouden; er is geen casus te openen.</source>
        <translation>This does not belong to a household; there is no case to open.</translation>
    </message>
    <message>
        <source>Dit is een termijn, geen taak. Klaar melden met K.</source>
        <translation>This is a deadline, not a task. Mark it as done with K.</translation>
    </message>
    <message>
        <source>Er is nog geen termijn afgelopen.</source>
        <translation>No deadline has ended yet.</translation>
    </message>
    <message>
        <source>Er staat niets op de lijst.
Druk op W om verder vooruit te kijken.</source>
        <translation>There is nothing on the list.
Press W to look further ahead.</translation>
    </message>
    <message>
        <source>Er staat niets op de lijst.
Een termijn begint als een inwoner iets vraagt over de gegevens.</source>
        <translation>There is nothing on the list.
A deadline starts when a resident asks something about the data.</translation>
    </message>
    <message>
        <source>Er staat niets op de lijst.
Termijnen beginnen als een casus wordt geopend.</source>
        <translation>There is nothing on the list.
Deadlines start when a case is opened.</translation>
    </message>
    <message>
        <source>Filter op gezin, soort of tekst</source>
        <translation>Filter by family, kind or text</translation>
    </message>
    <message>
        <source>Filter op soort of nummer</source>
        <translation>Filter by kind or number</translation>
    </message>
    <message>
        <source>Geen wettelijke termijn.</source>
        <translation>No statutory term.</translation>
    </message>
    <message>
        <source>Grondslag</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Hele team</source>
        <translation>Whole team</translation>
    </message>
    <message>
        <source>Hervatten</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Hoe is het afgelopen? (één zin)</source>
        <translation>How did it end? (one sentence)</translation>
    </message>
    <message>
        <source>Hoe ver vooruit</source>
        <translation>How far ahead</translation>
    </message>
    <message>
        <source>Klaar</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Opschorten</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>Termijnen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Termijnen van het hele team</source>
        <translation>Deadlines of the whole team</translation>
    </message>
    <message>
        <source>Verder vooruit kijken</source>
        <translation>Look further ahead</translation>
    </message>
    <message>
        <source>Verlengen</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>Vervalt</source>
        <translation>Lapses</translation>
    </message>
    <message>
        <source>Verzetten</source>
        <translation>Reschedule</translation>
    </message>
    <message>
        <source>Wettelijke grondslag tonen</source>
        <translation>Show legal basis</translation>
    </message>
    <message>
        <source>{0} afgelopen</source>
        <translation>{0} ended</translation>
    </message>
    <message>
        <source>{0} te laat · {1} op de lijst</source>
        <translation>{0} overdue · {1} on the list</translation>
    </message>
</context>
<context>
    <name>TerugVorm</name>
    <message>
        <source>De melder hoort alleen of er onderzoek was en of er een aanvraag komt, geen bevindingen.</source>
        <translation>The reporter is only told whether there was an investigation and whether an application will follow, no findings.</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Terugkoppeling aan de melder</source>
        <translation>Feedback to the reporter</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Wat heeft de melder gehoord</source>
        <translation>What was the reporter told</translation>
    </message>
</context>
<context>
    <name>Terugkoppelen</name>
    <message>
        <source>Niet meer dan de melder mag weten: niets over de inwoner zonder toestemming.</source>
        <translation>No more than the reporter may know: nothing about the resident without consent.</translation>
    </message>
    <message>
        <source>Op welke dag</source>
        <translation>On which day</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Terugkoppelen aan de melder</source>
        <translation>Give feedback to the reporter</translation>
    </message>
    <message>
        <source>Wat heeft u verteld</source>
        <translation>What did you tell</translation>
    </message>
</context>
<context>
    <name>Terugweg</name>
    <message>
        <source>Huishouden “{0}” bestaat niet meer. Dit had u daarvoor open.</source>
        <translation>Household “{0}” no longer exists. This is what you had open before.</translation>
    </message>
    <message>
        <source>Huishouden “{0}” bestaat niet meer. Zoek een ander, of kies uit Mijn casussen.</source>
        <translation>Household “{0}” no longer exists. Search for another, or choose from My cases.</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ToegangPaneel</name>
    <message>
        <source>De herstelsleutel is gebruikt, {0}, voor het wachtwoord van {1}. Klopt dat? Vraag het na. Leg de nieuwe herstelsleutel in een envelop.</source>
        <translation>The recovery key was used, {0}, for the password of {1}. Is that right? Check it. Put the new recovery key in an envelope.</translation>
    </message>
    <message>
        <source>De klok staat nu goed</source>
        <translation>The clock is right now</translation>
    </message>
    <message>
        <source>De klok van deze computer staat terug: hier was het al {0}. Wat toen was afgelopen, blijft afgelopen. Zet de klok van de computer goed. Staat hij nu goed, en liep hij eerder voor? Zeg dat dan hier. Het logboek bewaart wie dat zei.</source>
        <translation>This computer’s clock has gone back: it was already {0} here. What had ended then stays ended. Set the computer’s clock right. Is it right now, and was it fast before? Then say so here. The access log keeps who said that.</translation>
    </message>
    <message>
        <source>Er is een herstelsleutel. Een nieuwe maakt de oude ongeldig.</source>
        <translation>There is a recovery key. A new one makes the old one invalid.</translation>
    </message>
    <message>
        <source>Er is nog geen herstelsleutel.</source>
        <translation>There is no recovery key yet.</translation>
    </message>
    <message>
        <source>Gezien</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Herstelsleutel</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Herstelsleutel maken…</source>
        <translation>Make recovery key…</translation>
    </message>
    <message>
        <source>Herstelsleutel van deze balie</source>
        <translation>Recovery key of this desk</translation>
    </message>
    <message>
        <source>Instellingen</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Instellingen bewaard. Ze gelden op elke balie.</source>
        <translation>Settings saved. They apply at every desk.</translation>
    </message>
    <message>
        <source>Instellingen voor alle balies</source>
        <translation>Settings for all desks</translation>
    </message>
    <message>
        <source>Met de herstelsleutel kan iemand een nieuw wachtwoord kiezen als het oude kwijt is en geen collega kan helpen. Hij ligt op papier in een gesloten envelop. Elke balie heeft een eigen herstelsleutel.</source>
        <translation>With the recovery key someone can choose a new password if the old one is lost and no colleague can help. It is on paper in a closed envelope. Every desk has its own recovery key.</translation>
    </message>
    <message>
        <source>Nieuw eerste wachtwoord voor een collega</source>
        <translation>New first password for a colleague</translation>
    </message>
    <message>
        <source>Nieuwe herstelsleutel maken…</source>
        <translation>Make new recovery key…</translation>
    </message>
    <message>
        <source>Wie kan inloggen</source>
        <translation>Who can log in</translation>
    </message>
    <message>
        <source>een collega</source>
        <translation>a colleague</translation>
    </message>
</context>
<context>
    <name>ToeleidingFormulier</name>
    <message>
        <source>Aangenomen</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Contactpersoon daar</source>
        <translation>Contact person there</translation>
    </message>
    <message>
        <source>Doel uit een eerder plan</source>
        <translation>Goal from an earlier plan</translation>
    </message>
    <message>
        <source>Eerste contact</source>
        <translation>First contact</translation>
    </message>
    <message>
        <source>Geen doel uit het plan</source>
        <translation>No goal from the plan</translation>
    </message>
    <message>
        <source>Gestopt</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Het hele gezin</source>
        <translation>The whole family</translation>
    </message>
    <message>
        <source>Kies wat voor hulp</source>
        <translation>Choose kind of help</translation>
    </message>
    <message>
        <source>Mag leeg, liever niet</source>
        <translation>Preferably not empty</translation>
    </message>
    <message>
        <source>Naar wie</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Organisatie, voorziening of persoon</source>
        <translation>Organisation, service or person</translation>
    </message>
    <message>
        <source>Teruggekoppeld</source>
        <translation>Feedback given</translation>
    </message>
    <message>
        <source>Terugkoppeling</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Toeleiding naar {0}</source>
        <translation>Referral to {0}</translation>
    </message>
    <message>
        <source>Toeleiding voorstellen</source>
        <translation>Propose referral to care</translation>
    </message>
    <message>
        <source>Voor welk doel</source>
        <translation>For which goal</translation>
    </message>
    <message>
        <source>Voor wie</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Voorgesteld</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Voorgesteld op</source>
        <translation>Proposed on</translation>
    </message>
    <message>
        <source>Voorstellen</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>Waarom het stopte</source>
        <translation>Why it stopped</translation>
    </message>
    <message>
        <source>Waarvoor, in de woorden van het gezin</source>
        <translation>What for, in the family’s words</translation>
    </message>
    <message>
        <source>Wat voor hulp</source>
        <translation>Kind of help</translation>
    </message>
    <message>
        <source>deze toeleiding</source>
        <translation>this referral</translation>
    </message>
</context>
<context>
    <name>ToeleidingTab</name>
    <message>
        <source>Dit gezin</source>
        <translation>This family</translation>
    </message>
    <message>
        <source>Niemand wacht.
Wie wacht staat hier tot de hulp begint.</source>
        <translation>Nobody is waiting.
Those who wait are listed here until the help starts.</translation>
    </message>
    <message>
        <source>Niets ligt stil.
Elke toeleiding is op tijd bij de volgende stap.</source>
        <translation>Nothing is stuck.
Every referral is on time for its next step.</translation>
    </message>
    <message>
        <source>Vastgelopen</source>
        <translation>Stuck</translation>
    </message>
    <message>
        <source>Vastgelopen toeleidingen</source>
        <translation>Stuck referrals</translation>
    </message>
    <message>
        <source>Wachtlijst</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>Wat u ziet</source>
        <translation>What you see</translation>
    </message>
</context>
<context>
    <name>ToestemmingFormulier</name>
    <message>
        <source> Er is geen ouder of voogd met gezag bekend. Leg dat eerst vast bij Gezin.</source>
        <translation> No parent or guardian with parental authority is known. Record that first under Family.</translation>
    </message>
    <message>
        <source>Geldt tot en met (mag leeg)</source>
        <translation>Applies to and including (optional)</translation>
    </message>
    <message>
        <source>Hoe</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Ingetrokken</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Kies alleen van wie u het weet</source>
        <translation>Choose only those you know about</translation>
    </message>
    <message>
        <source>Kies over wie</source>
        <translation>Choose about whom</translation>
    </message>
    <message>
        <source>Kies over wie het gaat.</source>
        <translation>Choose who it is about.</translation>
    </message>
    <message>
        <source>Mondeling</source>
        <translation>Verbally</translation>
    </message>
    <message>
        <source>Nee</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Over wie</source>
        <translation>About whom</translation>
    </message>
    <message>
        <source>Schriftelijk</source>
        <translation>In writing</translation>
    </message>
    <message>
        <source>Toestemming voor {0}</source>
        <translation>Consent for {0}</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Wat</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Welke gegevens</source>
        <translation>Which data</translation>
    </message>
    <message>
        <source>Wie zei het</source>
        <translation>Who said it</translation>
    </message>
    <message>
        <source>{0} (voogd)</source>
        <translation>{0} (guardian)</translation>
    </message>
</context>
<context>
    <name>Toevoegen</name>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>In de rij zetten</source>
        <translation>Add to queue</translation>
    </message>
    <message>
        <source>Naam of voornaam. Een bekende inwoner kiest u met de pijltjes.</source>
        <translation>Name or first name. Choose a known resident with the arrow keys.</translation>
    </message>
    <message>
        <source>Urgentie (Alt+1, 2 of 3)</source>
        <translation>Urgency (Alt+1, 2 or 3)</translation>
    </message>
    <message>
        <source>Vul een naam in, of iets om iemand aan te herkennen.</source>
        <translation>Fill in a name, or something to recognise someone by.</translation>
    </message>
    <message>
        <source>Waarvoor</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Wie komt er binnen?</source>
        <translation>Who is coming in?</translation>
    </message>
</context>
<context>
    <name>TredeVorm</name>
    <message>
        <source>De gemeente of een andere partij</source>
        <translation>The municipality or another party</translation>
    </message>
    <message>
        <source>In gebruik vanaf</source>
        <translation>In use from</translation>
    </message>
    <message>
        <source>Laatste dag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Leeg: altijd al, of vandaag</source>
        <translation>Empty: always, or today</translation>
    </message>
    <message>
        <source>Leeg: nog in gebruik</source>
        <translation>Empty: still in use</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nieuwe trede</source>
        <translation>New rung</translation>
    </message>
    <message>
        <source>Nummer, van laag naar hoog</source>
        <translation>Number, from low to high</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Telefoon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Van 1 tot en met 99</source>
        <translation>From 1 to 99</translation>
    </message>
    <message>
        <source>Van de locatie. De regisseur altijd.</source>
        <translation>At the location. The lead worker always.</translation>
    </message>
    <message>
        <source>Van wie</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Wat er op deze trede moet gebeuren</source>
        <translation>What must happen on this rung</translation>
    </message>
    <message>
        <source>Wie krijgt bericht</source>
        <translation>Who gets a message</translation>
    </message>
</context>
<context>
    <name>TriageBalk</name>
    <message>
        <source>De vraag van {0} wacht op triage.</source>
        <translation>The enquiry of {0} is waiting for triage.</translation>
    </message>
    <message>
        <source>Triage beginnen</source>
        <translation>Start triage</translation>
    </message>
</context>
<context>
    <name>TriagePanel</name>
    <message>
        <source>Advies vragen</source>
        <translation>Ask for advice</translation>
    </message>
    <message>
        <source>Bladzijde bewaren, of besluiten</source>
        <translation>Save page, or decide</translation>
    </message>
    <message>
        <source>Bladzijde overslaan</source>
        <translation>Skip page</translation>
    </message>
    <message>
        <source>Hierover loopt al een triage: {0}.</source>
        <translation>There is already a triage about this: {0}.</translation>
    </message>
    <message>
        <source>Meldcode</source>
        <translation>Reporting code</translation>
    </message>
    <message>
        <source>Meldcode bij deze triage</source>
        <translation>Reporting code for this triage</translation>
    </message>
    <message>
        <source>Naar wat er gemaakt is</source>
        <translation>Go to what was made</translation>
    </message>
    <message>
        <source>Ontvangstbevestiging afdrukken</source>
        <translation>Print confirmation of receipt</translation>
    </message>
    <message>
        <source>Opschalen</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>Overdragen aan een collega</source>
        <translation>Hand over to a colleague</translation>
    </message>
    <message>
        <source>Overzicht van triages</source>
        <translation>Overview of triages</translation>
    </message>
    <message>
        <source>Samenvatting afdrukken</source>
        <translation>Print summary</translation>
    </message>
    <message>
        <source>Triage overnemen</source>
        <translation>Take over triage</translation>
    </message>
    <message>
        <source>Triage stoppen zonder besluit</source>
        <translation>Stop triage without a decision</translation>
    </message>
    <message>
        <source>Volgende bladzijde</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Vorige bladzijde</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>u bent er al mee bezig</source>
        <translation>you are already on it</translation>
    </message>
</context>
<context>
    <name>TweedeFactorVenster</name>
    <message>
        <source>Aanzetten</source>
        <translation>Turn on</translation>
    </message>
    <message>
        <source>Afdrukken of opslaan…</source>
        <translation>Print or save…</translation>
    </message>
    <message>
        <source>Andere telefoon instellen</source>
        <translation>Set up another phone</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Code die de app nu laat zien</source>
        <translation>Code the app shows now</translation>
    </message>
    <message>
        <source>Code van uw telefoon</source>
        <translation>Code from your phone</translation>
    </message>
    <message>
        <source>Herstelcodes: {}</source>
        <translation>Recovery codes: {}</translation>
    </message>
    <message>
        <source>Het staat aan. Telefoon kwijt of leeg? Dan logt u in met een van deze codes. Elke code werkt één keer. wijdesk laat ze alleen nu zien.</source>
        <translation>It is on. Phone lost or flat? Then log in with one of these codes. Each code works once. wijdesk only shows them now.</translation>
    </message>
    <message>
        <source>Het staat aan: na uw wachtwoord vraagt wijdesk een code van uw telefoon.</source>
        <translation>It is on: after your password, wijdesk asks for a code from your phone.</translation>
    </message>
    <message>
        <source>Klaar</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Of typ dit over in de app</source>
        <translation>Or type this into the app</translation>
    </message>
    <message>
        <source>Open een app voor codes op uw telefoon, zoals Aegis, Google Authenticator of Microsoft Authenticator, en scan dit plaatje. Bij het inloggen vult u dan na uw wachtwoord de code in die de app laat zien.</source>
        <translation>Open an app for codes on your phone, such as Aegis, Google Authenticator or Microsoft Authenticator, and scan this picture. When you log in, after your password you fill in the code the app shows.</translation>
    </message>
    <message>
        <source>Plaatje om te scannen met de app</source>
        <translation>Picture to scan with the app</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Uitzetten</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>Uitzetten kan met uw wachtwoord.</source>
        <translation>You can turn it off with your password.</translation>
    </message>
    <message>
        <source>Uw herstelcodes</source>
        <translation>Your recovery codes</translation>
    </message>
    <message>
        <source>Uw organisatie vraagt dit van iedereen.</source>
        <translation>Your organisation asks this of everyone.</translation>
    </message>
    <message>
        <source>Uw wachtwoord</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>Vergrendelen</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Vul de zes cijfers in.</source>
        <translation>Fill in the six digits.</translation>
    </message>
    <message>
        <source>Vul uw wachtwoord in.</source>
        <translation>Fill in your password.</translation>
    </message>
    <message>
        <source>Ze staan op papier</source>
        <translation>They are on paper</translation>
    </message>
    <message>
        <source>Zet de codes eerst op papier en vink dat aan: ze komen niet terug.</source>
        <translation>Put the codes on paper first and tick that: they do not come back.</translation>
    </message>
</context>
<context>
    <name>UitkomstVorm</name>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Besloten op</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>Mag leeg</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Toelichting</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Uitkomst van het onderzoek</source>
        <translation>Outcome of the investigation</translation>
    </message>
</context>
<context>
    <name>VandaagPanel</name>
    <message>
        <source>
Met F2 begint u een nieuw contact.</source>
        <translation>
Press F2 to start a new contact.</translation>
    </message>
    <message>
        <source>Alleen mijn registraties</source>
        <translation>Only my registrations</translation>
    </message>
    <message>
        <source>Alleen van mij</source>
        <translation>Mine only</translation>
    </message>
    <message>
        <source>Dag terug</source>
        <translation>Day back</translation>
    </message>
    <message>
        <source>Dag terug (Alt+←)</source>
        <translation>Day back (Alt+←)</translation>
    </message>
    <message>
        <source>Dag verder</source>
        <translation>Day forward</translation>
    </message>
    <message>
        <source>Dag verder (Alt+→)</source>
        <translation>Day forward (Alt+→)</translation>
    </message>
    <message>
        <source>Dag: {0}</source>
        <translation>Day: {0}</translation>
    </message>
    <message>
        <source>Filter op naam, vraag of uitkomst</source>
        <translation>Filter by name, enquiry or outcome</translation>
    </message>
    <message>
        <source>Kies een dag</source>
        <translation>Choose a day</translation>
    </message>
    <message>
        <source>Naar vandaag</source>
        <translation>To today</translation>
    </message>
    <message>
        <source>Nog niets geregistreerd op deze dag.</source>
        <translation>Nothing registered on this day yet.</translation>
    </message>
    <message>
        <source>Op deze dag is niets geregistreerd.
Kies een andere dag, of druk op V voor vandaag.</source>
        <translation>Nothing was registered on this day.
Choose another day, or press V for today.</translation>
    </message>
    <message>
        <source>Vandaag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Vandaag is nog niets geregistreerd.</source>
        <translation>Nothing has been registered today yet.</translation>
    </message>
    <message>
        <source>Vraag openen en corrigeren</source>
        <translation>Open and correct enquiry</translation>
    </message>
    <message>
        <source>Vragen van deze dag</source>
        <translation>Enquiries of this day</translation>
    </message>
    <message>
        <source>vraag</source>
        <translation>enquiry</translation>
    </message>
    <message>
        <source>vragen</source>
        <translation>enquiries</translation>
    </message>
    <message>
        <source>● direct afgehandeld</source>
        <translation>● dealt with directly</translation>
    </message>
</context>
<context>
    <name>VastlegVorm</name>
    <message>
        <source>Band van een collega</source>
        <translation>Tie of a colleague</translation>
    </message>
    <message>
        <source>Kies een collega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Toelichting (mag leeg)</source>
        <translation>Explanation (optional)</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Wat is de band?</source>
        <translation>What is the tie?</translation>
    </message>
    <message>
        <source>Welke collega?</source>
        <translation>Which colleague?</translation>
    </message>
</context>
<context>
    <name>VeiligheidFormulier</name>
    <message>
        <source>Afspraak</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Geldt vanaf</source>
        <translation>Applies from</translation>
    </message>
    <message>
        <source>Wat doen we, en wanneer? Zo dat een kind het ook begrijpt.</source>
        <translation>What do we do, and when? So that a child understands it too.</translation>
    </message>
    <message>
        <source>Wie houdt zich hieraan (mag leeg)</source>
        <translation>Who keeps to this (optional)</translation>
    </message>
</context>
<context>
    <name>Verbeteren</name>
    <message>
        <source>Gebied of plek</source>
        <translation>Area or place</translation>
    </message>
    <message>
        <source>Geen thema</source>
        <translation>No theme</translation>
    </message>
    <message>
        <source>Gegevens verbeteren</source>
        <translation>Correct data</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Soort signaal</source>
        <translation>Kind of signal</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Urgentie</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Van wie komt het</source>
        <translation>Who is it from</translation>
    </message>
    <message>
        <source>Waarom verandert u het? (één zin)</source>
        <translation>Why are you changing it? (one sentence)</translation>
    </message>
    <message>
        <source>Wat is er gemeld</source>
        <translation>What was reported</translation>
    </message>
</context>
<context>
    <name>VerhuisFormulier</name>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Straat</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Toevoeging</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>Verhuisd op</source>
        <translation>Moved on</translation>
    </message>
    <message>
        <source>Verhuist mee</source>
        <translation>Moves too</translation>
    </message>
    <message>
        <source>Verhuizen</source>
        <translation>Move house</translation>
    </message>
    <message>
        <source>Verhuizing opslaan</source>
        <translation>Save move</translation>
    </message>
    <message>
        <source>Wie deels of elders woont staat uit. Het adres van wie aan staat, verandert mee.</source>
        <translation>Those who live here partly or elsewhere are off. The address of those who are on changes too.</translation>
    </message>
    <message>
        <source>Wie verhuist mee</source>
        <translation>Who moves too</translation>
    </message>
    <message>
        <source>Woonplaats</source>
        <translation>Town</translation>
    </message>
</context>
<context>
    <name>VerlengVorm</name>
    <message>
        <source>Antwoord uiterlijk op</source>
        <translation>Answer no later than</translation>
    </message>
    <message>
        <source>Dit kan één keer, tot en met {0} (AVG art. 12 lid 3). Stuur de brief binnen de eerste maand.</source>
        <translation>This can be done once, up to and including {0} (GDPR art. 12(3)). Send the letter within the first month.</translation>
    </message>
    <message>
        <source>Dit staat in de brief. Bijvoorbeeld: het dossier is groot, of er zijn veel verzoeken</source>
        <translation>This goes in the letter. For example: the file is large, or there are many requests</translation>
    </message>
    <message>
        <source>Verlengen</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>Verzoek {0} verlengen</source>
        <translation>Extend request {0}</translation>
    </message>
    <message>
        <source>Waarom duurt het langer?</source>
        <translation>Why does it take longer?</translation>
    </message>
</context>
<context>
    <name>VerloopLijst</name>
    <message>
        <source>0 resultaten. Maak het zoekwoord korter of zet een keuze uit.</source>
        <translation>0 results. Make the search word shorter or turn a choice off.</translation>
    </message>
    <message>
        <source>Laat alleen zien</source>
        <translation>Show only</translation>
    </message>
    <message>
        <source>Verloop</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Zoek in dit dossier</source>
        <translation>Search in this file</translation>
    </message>
    <message>
        <source>{0} van {1} gevonden</source>
        <translation>{0} of {1} found</translation>
    </message>
</context>
<context>
    <name>VerloopTab</name>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Corrigeren</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Deze notitie is afgeschermd. Vraag uw teamleider.</source>
        <translation>This note is shielded. Ask your team leader.</translation>
    </message>
    <message>
        <source>Deze taak is afgeschermd. Vraag uw teamleider.</source>
        <translation>This task is shielded. Ask your team leader.</translation>
    </message>
    <message>
        <source>Gebeurtenis</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Hoe is het gegaan? (één zin)</source>
        <translation>How did it go? (one sentence)</translation>
    </message>
    <message>
        <source>Laat vervallen</source>
        <translation>Let it lapse</translation>
    </message>
    <message>
        <source>Leg eerst deze notitie vast, of gooi hem weg.</source>
        <translation>First record this note, or discard it.</translation>
    </message>
    <message>
        <source>Niet meer nodig</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>Notitie</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Taak</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>U kunt zien dat dit gezin bekend is, niet wat er is vastgelegd.</source>
        <translation>You can see that this family is known, not what was recorded.</translation>
    </message>
    <message>
        <source>Uw rol geeft hier geen toegang toe.</source>
        <translation>Your role gives no access to this.</translation>
    </message>
    <message>
        <source>Versies</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Waarom is deze taak niet meer nodig? (één zin)</source>
        <translation>Why is this task no longer needed? (one sentence)</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Zoek in dit dossier</source>
        <translation>Search in this file</translation>
    </message>
</context>
<context>
    <name>VerschilChip</name>
    <message>
        <source>Verschillen tussen balies bekijken en beslissen</source>
        <translation>View and decide differences between desks</translation>
    </message>
    <message>
        <source>{0} tussen balies bekijken en beslissen</source>
        <translation>View and decide {0} between desks</translation>
    </message>
</context>
<context>
    <name>VerschillenPaneel</name>
    <message>
        <source>Alle verschillen tonen</source>
        <translation>Show all differences</translation>
    </message>
    <message>
        <source>Alleen {0} ×</source>
        <translation>Only {0} ×</translation>
    </message>
    <message>
        <source>Alles aanvinken</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>Dit vult u niet hier in. Kies een van de waarden, of open waar het bij hoort.</source>
        <translation>You do not fill this in here. Choose one of the values, or open what it belongs to.</translation>
    </message>
    <message>
        <source>Dit zijn twee mensen</source>
        <translation>These are two people</translation>
    </message>
    <message>
        <source>Filter op naam, soort of tekst</source>
        <translation>Filter by name, kind or text</translation>
    </message>
    <message>
        <source>Hele tekst</source>
        <translation>Full text</translation>
    </message>
    <message>
        <source>Hier hoort geen persoon of huishouden bij.</source>
        <translation>No person or household belongs to this.</translation>
    </message>
    <message>
        <source>Keuze wissen</source>
        <translation>Clear choice</translation>
    </message>
    <message>
        <source>Kies eerst met 1 of 2 wat klopt, of vul het zelf in met Z.</source>
        <translation>First choose with 1 or 2 what is right, or fill it in yourself with Z.</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Steeds de laatste</source>
        <translation>Always the latest</translation>
    </message>
    <message>
        <source>Steeds van de andere balie</source>
        <translation>Always the other desk’s</translation>
    </message>
    <message>
        <source>Steeds van deze balie</source>
        <translation>Always this desk’s</translation>
    </message>
    <message>
        <source>Uw rol beslist hier niet over. Vraag de regisseur of de teamleider.</source>
        <translation>Your role does not decide this. Ask the lead worker or the team leader.</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Verschillen</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Verschillen tussen balies</source>
        <translation>Differences between desks</translation>
    </message>
    <message>
        <source>Zelf invullen</source>
        <translation>Fill in myself</translation>
    </message>
    <message>
        <source>wat u opende</source>
        <translation>what you opened</translation>
    </message>
    <message>
        <source>{0} gekozen; {1} niet: die kiest u één voor één.</source>
        <translation>{0} chosen; {1} not: choose those one by one.</translation>
    </message>
</context>
<context>
    <name>VersieVergelijker</name>
    <message>
        <source>De inhoud van deze versie is beschadigd en niet meer te lezen.</source>
        <translation>The content of this version is damaged and can no longer be read.</translation>
    </message>
    <message>
        <source>Er is niets veranderd.</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>Hele versie lezen</source>
        <translation>Read whole version</translation>
    </message>
    <message>
        <source>Kies twee verschillende versies.</source>
        <translation>Choose two different versions.</translation>
    </message>
    <message>
        <source>Nu</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tekst verbergen</source>
        <translation>Hide text</translation>
    </message>
    <message>
        <source>Tot</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Versie %1 helemaal lezen</source>
        <translation>Read all of version %1</translation>
    </message>
    <message>
        <source>Versie %1, zoals die is vastgesteld</source>
        <translation>Version %1, as it was adopted</translation>
    </message>
    <message>
        <source>Versies vergelijken</source>
        <translation>Compare versions</translation>
    </message>
    <message>
        <source>Wat is er veranderd sinds</source>
        <translation>What has changed since</translation>
    </message>
</context>
<context>
    <name>Versies</name>
    <message>
        <source>Afgeschermd: u ziet dat dit er is, niet wat erin staat.</source>
        <translation>Shielded: you see that this exists, not what it says.</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Versies</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Versies van dit contactmoment</source>
        <translation>Versions of this contact</translation>
    </message>
    <message>
        <source>Waarom: {0}</source>
        <translation>Why: {0}</translation>
    </message>
    <message>
        <source>eerdere versie</source>
        <translation>earlier version</translation>
    </message>
    <message>
        <source>geldt nu</source>
        <translation>applies now</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0}, geschreven {1} door {2}</source>
        <translation>{0}, written {1} by {2}</translation>
    </message>
</context>
<context>
    <name>Verslag</name>
    <message>
        <source>Alles kopiëren</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>Bewaren als CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>Filter op nummer, veld of reden</source>
        <translation>Filter by number, field or reason</translation>
    </message>
    <message>
        <source>Geen regel om na te kijken.</source>
        <translation>No line to check.</translation>
    </message>
    <message>
        <source>Regels om na te kijken</source>
        <translation>Lines to check</translation>
    </message>
</context>
<context>
    <name>VertrekBlad</name>
    <message>
        <source>1 open casus.</source>
        <translation>1 open case.</translation>
    </message>
    <message>
        <source>Aantal casussen · {0}</source>
        <translation>Number of cases · {0}</translation>
    </message>
    <message>
        <source>Al gevraagd aan {0}; dat verzoek vervalt.</source>
        <translation>Already asked {0}; that request lapses.</translation>
    </message>
    <message>
        <source>Alle casussen naar</source>
        <translation>All cases to</translation>
    </message>
    <message>
        <source>Bij {0} huishoudens vervalt de tandem.</source>
        <translation>In {0} households there will no longer be a tandem partner.</translation>
    </message>
    <message>
        <source>De overdracht gaat meteen in en is als geheel terug te draaien.</source>
        <translation>The handover takes effect at once and can be reversed as a whole.</translation>
    </message>
    <message>
        <source>De sleutel gaat ook uit de reservekopieën van deze balie. Een kopie die u zelf ergens anders bewaart, opent nog met het oude wachtwoord.</source>
        <translation>The key is also removed from this desk’s backups. A copy you keep somewhere else yourself still opens with the old password.</translation>
    </message>
    <message>
        <source>Er is hier niets om ongedaan te maken.</source>
        <translation>There is nothing to undo here.</translation>
    </message>
    <message>
        <source>Er ligt nog een verzoek om regie over te nemen ({0}).</source>
        <translation>There is still a request to take over the lead ({0}).</translation>
    </message>
    <message>
        <source>Geen open casussen.</source>
        <translation>No open cases.</translation>
    </message>
    <message>
        <source>Gelijk verdelen</source>
        <translation>Divide equally</translation>
    </message>
    <message>
        <source>Kies bij elke casus wie de regie krijgt.</source>
        <translation>For each case, choose who gets the lead.</translation>
    </message>
    <message>
        <source>Kies een collega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Overdracht terugdraaien</source>
        <translation>Reverse handover</translation>
    </message>
    <message>
        <source>Overdragen</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Toegang stoppen</source>
        <translation>Stop access</translation>
    </message>
    <message>
        <source>Vraag de teamleider om ze over te dragen.</source>
        <translation>Ask the team leader to hand them over.</translation>
    </message>
    <message>
        <source>Waarom? (één zin)</source>
        <translation>Why? (one sentence)</translation>
    </message>
    <message>
        <source>{0} gaat weg</source>
        <translation>{0} is leaving</translation>
    </message>
    <message>
        <source>{0} kan niet meer inloggen</source>
        <translation>{0} can no longer log in</translation>
    </message>
    <message>
        <source>{0} open casussen.</source>
        <translation>{0} open cases.</translation>
    </message>
    <message>
        <source>{0}: van {1} naar {2}</source>
        <translation>{0}: from {1} to {2}</translation>
    </message>
</context>
<context>
    <name>VerwijzingDeel</name>
    <message>
        <source>Contactpersoon daar (mag leeg)</source>
        <translation>Contact person there (optional)</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Naar wie of welke organisatie?</source>
        <translation>To whom or which organisation?</translation>
    </message>
    <message>
        <source>Waarom?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Wat voor hulp is dat?</source>
        <translation>What kind of help is that?</translation>
    </message>
    <message>
        <source>deze verwijzing</source>
        <translation>this referral</translation>
    </message>
</context>
<context>
    <name>Verzoek</name>
    <message>
        <source>Aannemen</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Niet aannemen</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>U vroeg {0} om de regie over {1}.</source>
        <translation>You asked {0} to take the lead of {1}.</translation>
    </message>
    <message>
        <source>{0} heeft de regie over {1} {2}.</source>
        <translation>{0} has {2} the lead of {1}.</translation>
    </message>
    <message>
        <source>{0} vraagt u de regie over {1} te nemen.</source>
        <translation>{0} asks you to take the lead of {1}.</translation>
    </message>
</context>
<context>
    <name>VerzoekBlad</name>
    <message>
        <source>AVG-verzoek</source>
        <translation>GDPR request</translation>
    </message>
    <message>
        <source>Aantekening van de inwoner</source>
        <translation>Resident’s note</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Intrekken: {0}</source>
        <translation>Withdraw: {0}</translation>
    </message>
    <message>
        <source>bij het dossier als geheel</source>
        <translation>with the file as a whole</translation>
    </message>
    <message>
        <source>bij: {0}</source>
        <translation>with: {0}</translation>
    </message>
</context>
<context>
    <name>VerzoekVorm</name>
    <message>
        <source>Bij ons of een collega; vanaf die dag telt de maand</source>
        <translation>By us or a colleague; the month counts from that day</translation>
    </message>
    <message>
        <source>Hoe weten wij wie er vraagt?</source>
        <translation>How do we know who is asking?</translation>
    </message>
    <message>
        <source>Kies iemand uit de lijst, of schrijf hieronder over wie het gaat.</source>
        <translation>Choose someone from the list, or write below who it is about.</translation>
    </message>
    <message>
        <source>Kies wie er vraagt</source>
        <translation>Choose who is asking</translation>
    </message>
    <message>
        <source>Naam van wie vraagt</source>
        <translation>Name of who is asking</translation>
    </message>
    <message>
        <source>Naam, geboortedatum, BSN, telefoon of postcode</source>
        <translation>Name, date of birth, BSN, phone or postcode</translation>
    </message>
    <message>
        <source>Niet gevonden? Over wie gaat het</source>
        <translation>Not found? Who is it about</translation>
    </message>
    <message>
        <source>Nieuw verzoek</source>
        <translation>New request</translation>
    </message>
    <message>
        <source>Nog niet vastgesteld</source>
        <translation>Not established yet</translation>
    </message>
    <message>
        <source>Ontvangen op</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Op welke grond vraagt de nabestaande dit?</source>
        <translation>On which ground does the next of kin ask for this?</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Over welke inwoner?</source>
        <translation>About which resident?</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Verzoek {0}</source>
        <translation>Request {0}</translation>
    </message>
    <message>
        <source>Waarom is de dag van ontvangst later?</source>
        <translation>Why is the day of receipt later?</translation>
    </message>
    <message>
        <source>Wat is er gevraagd? In de woorden van wie vraagt</source>
        <translation>What was asked? In the words of the person asking</translation>
    </message>
    <message>
        <source>Wat wordt er gevraagd?</source>
        <translation>What is being asked?</translation>
    </message>
    <message>
        <source>Wie vraagt?</source>
        <translation>Who is asking?</translation>
    </message>
    <message>
        <source>Zoals het gezegd is. Laat leeg als u hierboven iemand koos</source>
        <translation>As it was said. Leave empty if you chose someone above</translation>
    </message>
</context>
<context>
    <name>Voet</name>
    <message>
        <source>Advies vragen</source>
        <translation>Ask for advice</translation>
    </message>
    <message>
        <source>Besluiten</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Meldcode</source>
        <translation>Reporting code</translation>
    </message>
    <message>
        <source>Overslaan</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Terug naar de bladzijde</source>
        <translation>Back to the page</translation>
    </message>
    <message>
        <source>Volgende</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Vorige</source>
        <translation>Previous</translation>
    </message>
</context>
<context>
    <name>VoorstelStrook</name>
    <message>
        <source> En nog {0}.</source>
        <translation> And {0} more.</translation>
    </message>
    <message>
        <source>Geen regel past bij deze antwoorden. U beslist zelf.</source>
        <translation>No rule fits these answers. You decide yourself.</translation>
    </message>
    <message>
        <source>Nodig om verder te komen:</source>
        <translation>Needed to go further:</translation>
    </message>
    <message>
        <source>Nog geen voorstel</source>
        <translation>No proposal yet</translation>
    </message>
    <message>
        <source>Omdat: {0}</source>
        <translation>Because: {0}</translation>
    </message>
    <message>
        <source>Voorstel: {0}</source>
        <translation>Proposal: {0}</translation>
    </message>
    <message>
        <source>{0}, nog geen besluit</source>
        <translation>{0}, no decision yet</translation>
    </message>
</context>
<context>
    <name>VoorzieningVorm</name>
    <message>
        <source>Iedereen die de kaart bijhoudt</source>
        <translation>Everyone who keeps the directory up to date</translation>
    </message>
    <message>
        <source>Kies een leefgebied</source>
        <translation>Choose a life domain</translation>
    </message>
    <message>
        <source>Kies een thema</source>
        <translation>Choose a theme</translation>
    </message>
    <message>
        <source>Laatste dag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Leeg: altijd al</source>
        <translation>Empty: always</translation>
    </message>
    <message>
        <source>Leeg: open</source>
        <translation>Empty: open</translation>
    </message>
    <message>
        <source>Nieuw in de sociale kaart</source>
        <translation>New in the community directory</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Wie houdt dit bij</source>
        <translation>Who updates this</translation>
    </message>
    <message>
        <source>{0} · werkt hier niet meer</source>
        <translation>{0} · no longer works here</translation>
    </message>
</context>
<context>
    <name>VraagDeel</name>
    <message>
        <source>Gelukt</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Is het doorverbinden gelukt</source>
        <translation>Was the call put through</translation>
    </message>
    <message>
        <source>Kies of typ een paar letters</source>
        <translation>Choose or type a few letters</translation>
    </message>
    <message>
        <source>Meldingtype</source>
        <translation>Enquiry type</translation>
    </message>
    <message>
        <source>Met wie?</source>
        <translation>With whom?</translation>
    </message>
    <message>
        <source>Niet gelukt</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Op welk nummer bellen wij terug?</source>
        <translation>On which number do we call back?</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Voorstel: {0}</source>
        <translation>Proposal: {0}</translation>
    </message>
    <message>
        <source>Vraag</source>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>Vraag {0}</source>
        <translation>Enquiry {0}</translation>
    </message>
    <message>
        <source>Waarheen</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>Waarheen?</source>
        <translation>Where to?</translation>
    </message>
    <message>
        <source>Wat is de vraag?</source>
        <translation>What is the enquiry?</translation>
    </message>
    <message>
        <source>Wat wil de inwoner weten of regelen?</source>
        <translation>What does the resident want to know or arrange?</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>deze vraag</source>
        <translation>this enquiry</translation>
    </message>
    <message>
        <source>overal met Alt + cijfer</source>
        <translation>anywhere with Alt + digit</translation>
    </message>
    <message>
        <source>{0} openen: {1}</source>
        <translation>Open {0}: {1}</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
</context>
<context>
    <name>Vraagveld</name>
    <message>
        <source>Toelichting in één zin (mag)</source>
        <translation>Explain in one sentence (optional)</translation>
    </message>
    <message>
        <source>{0}: toelichting</source>
        <translation>{0}: explanation</translation>
    </message>
</context>
<context>
    <name>VragenBlad</name>
    <message>
        <source>Hier is niets beantwoord.</source>
        <translation>Nothing was answered here.</translation>
    </message>
    <message>
        <source>Hier is niets te vragen.</source>
        <translation>There is nothing to ask here.</translation>
    </message>
    <message>
        <source>Overgeslagen: {0}</source>
        <translation>Skipped: {0}</translation>
    </message>
    <message>
        <source>Toch invullen</source>
        <translation>Fill in anyway</translation>
    </message>
</context>
<context>
    <name>VragenlijstenPanel</name>
    <message>
        <source>Aanpassen: {0} · {1}</source>
        <translation>Adjust: {0} · {1}</translation>
    </message>
    <message>
        <source>Bestand kiezen…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Deze tekst is nog niet klaar. Neem hem in gebruik, sla hem op, of gooi hem weg.</source>
        <translation>This text is not finished yet. Put it into use, save it, or discard it.</translation>
    </message>
    <message>
        <source>Er zijn nog geen vragenlijsten.</source>
        <translation>There are no questionnaires yet.</translation>
    </message>
    <message>
        <source>In gebruik sinds {0}.</source>
        <translation>In use since {0}.</translation>
    </message>
    <message>
        <source>Lezen</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Nakijken: {0}</source>
        <translation>Check: {0}</translation>
    </message>
    <message>
        <source>Niet in gebruik.</source>
        <translation>Not in use.</translation>
    </message>
    <message>
        <source>Opslaan als</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Triagevragen van een team aanpassen</source>
        <translation>Adjust a team’s triage questions</translation>
    </message>
    <message>
        <source>Verder met uw tekst</source>
        <translation>Continue with your text</translation>
    </message>
    <message>
        <source>Vragen van een team</source>
        <translation>Questions of a team</translation>
    </message>
    <message>
        <source>Vragen van een team…</source>
        <translation>Questions of a team…</translation>
    </message>
    <message>
        <source>Vragen van {0}</source>
        <translation>Questions of {0}</translation>
    </message>
    <message>
        <source>Vragenlijst in gebruik nemen</source>
        <translation>Put questionnaire into use</translation>
    </message>
    <message>
        <source>Vragenlijst kiezen</source>
        <translation>Choose questionnaire</translation>
    </message>
    <message>
        <source>Vragenlijst uit een bestand</source>
        <translation>Questionnaire from a file</translation>
    </message>
    <message>
        <source>Vragenlijsten</source>
        <translation>Questionnaires</translation>
    </message>
    <message>
        <source>Wat er gevraagd wordt. Een oude versie blijft voor wie er al mee werkte.</source>
        <translation>What is asked. An old version stays for those already working with it.</translation>
    </message>
    <message>
        <source>triage vragen beheer regels route toml</source>
        <translation>triage questions administration rules route toml</translation>
    </message>
    <message>
        <source>{0} geopend</source>
        <translation>{0} opened</translation>
    </message>
    <message>
        <source>{0} opgeslagen</source>
        <translation>{0} saved</translation>
    </message>
</context>
<context>
    <name>Waarover</name>
    <message>
        <source>Als het over het hele gezin gaat.</source>
        <translation>If it is about the whole family.</translation>
    </message>
    <message>
        <source>Een adres heeft een huisnummer nodig.</source>
        <translation>An address needs a house number.</translation>
    </message>
    <message>
        <source>Een straat zonder nummer gaat over de hele straat.</source>
        <translation>A street without a number is about the whole street.</translation>
    </message>
    <message>
        <source>Gebied of plek</source>
        <translation>Area or place</translation>
    </message>
    <message>
        <source>Geen thema</source>
        <translation>No theme</translation>
    </message>
    <message>
        <source>Huishouden</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Inwoner</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>Kies een huishouden uit de lijst, of maak dit veld leeg.</source>
        <translation>Choose a household from the list, or clear this field.</translation>
    </message>
    <message>
        <source>Kies iemand uit de lijst, of maak met Ctrl+Enter een nieuwe inwoner.</source>
        <translation>Choose someone from the list, or make a new resident with Ctrl+Enter.</translation>
    </message>
    <message>
        <source>Naam, geboortedatum, telefoon of adres.</source>
        <translation>Name, date of birth, phone or address.</translation>
    </message>
    <message>
        <source>Nieuwe inwoner</source>
        <translation>New resident</translation>
    </message>
    <message>
        <source>Terug naar zoeken</source>
        <translation>Back to search</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Vul het nummer in.</source>
        <translation>Fill in the number.</translation>
    </message>
    <message>
        <source>Waarover gaat het</source>
        <translation>What is it about</translation>
    </message>
</context>
<context>
    <name>WachtBlad</name>
    <message>
        <source>Aanvraag terugnemen</source>
        <translation>Take back the request</translation>
    </message>
    <message>
        <source>Bel de applicatiebeheerder en lees deze tekens voor. Staan daar dezelfde, dan wordt deze balie toegelaten.</source>
        <translation>Call the application administrator and read out these characters. If they see the same ones, this desk will be admitted.</translation>
    </message>
    <message>
        <source>Kijken of het zover is</source>
        <translation>See if it is time</translation>
    </message>
    <message>
        <source>U mag wijdesk ook sluiten. Log later in met uw naam en wachtwoord; dan gaat het hier verder.</source>
        <translation>You may also close wijdesk. Log in later with your name and password; it will continue here.</translation>
    </message>
    <message>
        <source>Verkeerde naam of verkeerd centrum? Neem de aanvraag terug. U begint dan opnieuw; wat u invulde staat er nog.</source>
        <translation>Wrong name or wrong centre? Take back the request. You then start again; what you filled in is still there.</translation>
    </message>
    <message>
        <source>Vingerafdruk van deze balie</source>
        <translation>Fingerprint of this desk</translation>
    </message>
    <message>
        <source>Wacht op toelating</source>
        <translation>Waiting for admission</translation>
    </message>
</context>
<context>
    <name>WachtrijPanel</name>
    <message>
        <source>Er is een waarschuwing. Zet de privacyweergave uit (P) om die te lezen</source>
        <translation>There is a warning. Turn the privacy view off (P) to read it</translation>
    </message>
    <message>
        <source>Er wacht niemand.
Komt er iemand binnen, druk dan op N.</source>
        <translation>Nobody is waiting.
When someone comes in, press N.</translation>
    </message>
    <message>
        <source>Helpen</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Iemand in de wachtrij zetten</source>
        <translation>Add someone to the queue</translation>
    </message>
    <message>
        <source>Iemand toevoegen</source>
        <translation>Add someone</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Privacyweergave van de wachtrij</source>
        <translation>Privacy view of the queue</translation>
    </message>
    <message>
        <source>Toon alleen initialen of een nummer, als er iemand meekijkt (P)</source>
        <translation>Show only initials or a number, if someone is looking along (P)</translation>
    </message>
    <message>
        <source>Urgentie wijzigen in</source>
        <translation>Change urgency to</translation>
    </message>
    <message>
        <source>Wachtrij</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>{0}. Hulp blijft mogelijk: bied telefoon, e-mail of beeldbellen aan</source>
        <translation>{0}. Help is still possible: offer phone, email or video call</translation>
    </message>
</context>
<context>
    <name>WeegVorm</name>
    <message>
        <source>Eén zin. Beantwoordt u de vragen, dan vervalt dit.</source>
        <translation>One sentence. If you answer the questions, this goes away.</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Stap 4: {0}</source>
        <translation>Step 4: {0}</translation>
    </message>
    <message>
        <source>Uw weging in eigen woorden</source>
        <translation>Your assessment in your own words</translation>
    </message>
    <message>
        <source>Waarom is het afwegingskader niet beantwoord?</source>
        <translation>Why was the assessment framework not answered?</translation>
    </message>
    <message>
        <source>Waaruit blijkt dat?</source>
        <translation>What shows this?</translation>
    </message>
    <message>
        <source>Weging vastleggen</source>
        <translation>Record assessment</translation>
    </message>
</context>
<context>
    <name>WerkPanel</name>
    <message>
        <source>Aan u gevraagd</source>
        <translation>Asked of you</translation>
    </message>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Alleen mijn werk</source>
        <translation>Only my work</translation>
    </message>
    <message>
        <source>Alleen van mij</source>
        <translation>Mine only</translation>
    </message>
    <message>
        <source>Casus openen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Contact openen</source>
        <translation>Open contact</translation>
    </message>
    <message>
        <source>Contactmoment</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Dit is een termijn, geen overdracht. Klaar melden of opschorten doet u in Termijnen.</source>
        <translation>This is a deadline, not a handover. Mark it as done or suspend it in Deadlines.</translation>
    </message>
    <message>
        <source>Er ligt niets open.
Wat aan de balie wordt overgedragen, komt hier.</source>
        <translation>Nothing is open.
What is handed over at the front desk comes here.</translation>
    </message>
    <message>
        <source>Filter op naam, soort of tekst</source>
        <translation>Filter by name, kind or text</translation>
    </message>
    <message>
        <source>Gezien</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Hoe is het afgelopen? (één zin)</source>
        <translation>How did it end? (one sentence)</translation>
    </message>
    <message>
        <source>Huishouden maken</source>
        <translation>Make household</translation>
    </message>
    <message>
        <source>Inwoner openen</source>
        <translation>Open resident</translation>
    </message>
    <message>
        <source>Klacht registreren</source>
        <translation>Register complaint</translation>
    </message>
    <message>
        <source>Mijn werk</source>
        <translation>My work</translation>
    </message>
    <message>
        <source>Ontvangen van een ander team</source>
        <translation>Received from another team</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Oppakken</source>
        <translation>Pick up</translation>
    </message>
    <message>
        <source>Overgedragen vragen</source>
        <translation>Enquiries handed over</translation>
    </message>
    <message>
        <source>Signaal maken</source>
        <translation>Make signal</translation>
    </message>
    <message>
        <source>Terugleggen</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Triage beginnen</source>
        <translation>Start triage</translation>
    </message>
    <message>
        <source>U hebt niets opgepakt.
Druk op M voor alles wat open ligt.</source>
        <translation>You have not picked up anything.
Press M for everything that is open.</translation>
    </message>
    <message>
        <source>Verder met triage</source>
        <translation>Continue triage</translation>
    </message>
    <message>
        <source>Verzetten</source>
        <translation>Reschedule</translation>
    </message>
    <message>
        <source>Voor u</source>
        <translation>For you</translation>
    </message>
    <message>
        <source>Wat er is opgeschreven</source>
        <translation>What was written down</translation>
    </message>
</context>
<context>
    <name>Werkkaart</name>
    <message>
        <source>Even bezig…</source>
        <translation>One moment…</translation>
    </message>
</context>
<context>
    <name>WieDeel</name>
    <message>
        <source>Anoniem</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Gevonden inwoners</source>
        <translation>Residents found</translation>
    </message>
    <message>
        <source>Iemand anders</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>Naam, geboortedatum, BSN, telefoon of postcode + huisnummer</source>
        <translation>Name, date of birth, BSN, phone or postcode + house number</translation>
    </message>
    <message>
        <source>Niemand gevonden voor “{0}”. Ctrl+Enter maakt een nieuwe inwoner.</source>
        <translation>Nobody found for “{0}”. Ctrl+Enter makes a new resident.</translation>
    </message>
    <message>
        <source>Nieuwe inwoner</source>
        <translation>New resident</translation>
    </message>
    <message>
        <source>Terug naar zoeken</source>
        <translation>Back to search</translation>
    </message>
    <message>
        <source>Wie</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Zoeken</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>Wijzigen</name>
    <message>
        <source>Begonnen op</source>
        <translation>Started on</translation>
    </message>
    <message>
        <source>Controle op</source>
        <translation>Check date</translation>
    </message>
    <message>
        <source>Dezelfde collega</source>
        <translation>The same colleague</translation>
    </message>
    <message>
        <source>Leeg: geen controle</source>
        <translation>Empty: no check</translation>
    </message>
    <message>
        <source>Ondersteuning wijzigen</source>
        <translation>Change support</translation>
    </message>
    <message>
        <source>Opslaan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Wat is er bereikt als dit klaar is?</source>
        <translation>What has been achieved when this is done?</translation>
    </message>
    <message>
        <source>Wat vraagt de inwoner? In eigen woorden</source>
        <translation>What does the resident ask? In their own words</translation>
    </message>
    <message>
        <source>Wie doet dit</source>
        <translation>Who does this</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Bewaard. U kunt hier straks verder, of een collega.</source>
        <translation>Saved. You can continue here later, or a colleague can.</translation>
    </message>
    <message>
        <source>Overslaan</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Waarom slaat u “{0}” over? (één zin)</source>
        <translation>Why are you skipping “{0}”? (one sentence)</translation>
    </message>
    <message>
        <source>Wat u hier typte staat er weer.</source>
        <translation>What you typed here is back.</translation>
    </message>
</context>
<context>
    <name>WvggzPaneel</name>
    <message>
        <source>Afgerond. Met H gaat het weer open.</source>
        <translation>Completed. Press H to reopen it.</translation>
    </message>
    <message>
        <source>Alle meldingen</source>
        <translation>All reports</translation>
    </message>
    <message>
        <source>Begin eerst het onderzoek.</source>
        <translation>Start the investigation first.</translation>
    </message>
    <message>
        <source>Cijfers Wvggz</source>
        <translation>Wvggz figures</translation>
    </message>
    <message>
        <source>Consult tellen</source>
        <translation>Count consult</translation>
    </message>
    <message>
        <source>Er loopt geen melding.
Registreer een signaal van de soort Wvggz-melding; het komt dan hier te staan.</source>
        <translation>No report is running.
Register a signal of the kind Wvggz report; it will then appear here.</translation>
    </message>
    <message>
        <source>Filter op naam, bron of uitkomst</source>
        <translation>Filter by name, source or outcome</translation>
    </message>
    <message>
        <source>Het nummer van de {0} is nog niet ingevuld. Acuut gevaar: bel 112.</source>
        <translation>The number of the {0} has not been filled in yet. Immediate danger: call 112.</translation>
    </message>
    <message>
        <source>Het onderzoek is al begonnen.</source>
        <translation>The investigation has already started.</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Inwoner openen</source>
        <translation>Open resident</translation>
    </message>
    <message>
        <source>Koppel het signaal eerst aan de inwoner om wie het gaat (S).</source>
        <translation>First link the signal to the resident it is about (S).</translation>
    </message>
    <message>
        <source>Melder gehoord</source>
        <translation>Reporter told</translation>
    </message>
    <message>
        <source>Meldingen van het Wvggz-meldpunt</source>
        <translation>Reports from the Wvggz reporting centre</translation>
    </message>
    <message>
        <source>Onderzoek beginnen</source>
        <translation>Start investigation</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Opnieuw openen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Schrijf eerst op wat u heeft gevonden; daarna de uitkomst.</source>
        <translation>First write down what you found; then the outcome.</translation>
    </message>
    <message>
        <source>Signaal openen</source>
        <translation>Open signal</translation>
    </message>
    <message>
        <source>Toch geen Wvggz</source>
        <translation>Not Wvggz after all</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Verkennend onderzoek</source>
        <translation>Exploratory investigation</translation>
    </message>
    <message>
        <source>Waarom is dit toch geen Wvggz-melding? (één zin)</source>
        <translation>Why is this not a Wvggz report after all? (one sentence)</translation>
    </message>
    <message>
        <source>Waarom opent u het onderzoek opnieuw? (één zin)</source>
        <translation>Why are you reopening the investigation? (one sentence)</translation>
    </message>
    <message>
        <source>Wat erover is opgeschreven</source>
        <translation>What was written about it</translation>
    </message>
</context>
<context>
    <name>ZaakRij</name>
    <message>
        <source>Blijft bij {0}</source>
        <translation>Stays with {0}</translation>
    </message>
    <message>
        <source>Eindigt: {0}</source>
        <translation>Ends: {0}</translation>
    </message>
    <message>
        <source>Gaat naar {0} · {1}</source>
        <translation>Goes to {0} · {1}</translation>
    </message>
    <message>
        <source>Is gedaan</source>
        <translation>Is done</translation>
    </message>
    <message>
        <source>Is niet meer nodig</source>
        <translation>Is no longer needed</translation>
    </message>
    <message>
        <source>Stopt: trek de toeleiding in</source>
        <translation>Stops: withdraw the referral</translation>
    </message>
    <message>
        <source>de laatste regisseur</source>
        <translation>the last lead worker</translation>
    </message>
</context>
<context>
    <name>ZelfVorm</name>
    <message>
        <source>Bijvoorbeeld 3-2-2026, “morgen” of “ma”.</source>
        <translation>For example 3-2-2026, “morgen” (tomorrow) or “ma” (Monday).</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Zo is het</source>
        <translation>This is right</translation>
    </message>
    <message>
        <source>{0}: zelf invullen</source>
        <translation>{0}: fill in yourself</translation>
    </message>
</context>
<context>
    <name>Zichtrij</name>
    <message>
        <source>Wat u ziet</source>
        <translation>What you see</translation>
    </message>
</context>
<context>
    <name>ZonderInhoud</name>
    <message>
        <source>Dit gaat niet vanzelf mee naar {0}. Kopieer het en geef het daar door.</source>
        <translation>This does not go along to {0} by itself. Copy it and pass it on there.</translation>
    </message>
    <message>
        <source>Gekopieerd.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Tekst kopiëren</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>U was hier nog aan het schrijven</source>
        <translation>You were still writing here</translation>
    </message>
    <message>
        <source>Wat u hier nog schreef</source>
        <translation>What you still wrote here</translation>
    </message>
    <message>
        <source>Weggooien</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>wat u hier nog schreef</source>
        <translation>what you still wrote here</translation>
    </message>
</context>
<context>
    <name>ZrmFormulier</name>
    <message>
        <source>Bewaren</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Dag van de beoordeling</source>
        <translation>Day of the assessment</translation>
    </message>
    <message>
        <source>Meting verbeteren</source>
        <translation>Correct assessment</translation>
    </message>
    <message>
        <source>Nieuwe meting</source>
        <translation>New assessment</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Toelichting (mag leeg)</source>
        <translation>Explanation (optional)</translation>
    </message>
    <message>
        <source>Toets 1 tot en met 5 per leefgebied; 0 is niet beoordeeld. Wat u niet weet, laat u leeg.</source>
        <translation>Keys 1 to 5 for each life domain; 0 is not assessed. What you do not know, leave empty.</translation>
    </message>
    <message>
        <source>Waarom verbetert u deze meting?</source>
        <translation>Why are you correcting this assessment?</translation>
    </message>
    <message>
        <source>{0}: schrijf de dag als 3-2-2026.</source>
        <translation>{0}: write the day as 3-2-2026.</translation>
    </message>
</context>
<context>
    <name>ZrmGrafiek</name>
    <message>
        <source>Radar van de leefgebieden</source>
        <translation>Radar of the life domains</translation>
    </message>
    <message>
        <source>Verloop van {0}</source>
        <translation>Timeline of {0}</translation>
    </message>
</context>
<context>
    <name>ZrmKlein</name>
    <message>
        <source>Nog geen meting. Maak er een bij ZRM.</source>
        <translation>No assessment yet. Make one under ZRM.</translation>
    </message>
    <message>
        <source>ZRM nu</source>
        <translation>ZRM now</translation>
    </message>
</context>
<context>
    <name>ZrmTab</name>
    <message>
        <source>Gezin</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Intrekken</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Laatste ZRM-meting verbeteren</source>
        <translation>Correct latest ZRM assessment</translation>
    </message>
    <message>
        <source>Laatste meting verbeteren</source>
        <translation>Correct latest assessment</translation>
    </message>
    <message>
        <source>Leefgebieden</source>
        <translation>Life domains</translation>
    </message>
    <message>
        <source>Nieuwe ZRM-meting</source>
        <translation>New ZRM assessment</translation>
    </message>
    <message>
        <source>Nieuwe meting</source>
        <translation>New assessment</translation>
    </message>
    <message>
        <source>Nog geen meting.</source>
        <translation>No assessment yet.</translation>
    </message>
    <message>
        <source>Van wie is de nieuwe meting?</source>
        <translation>Who is the new assessment of?</translation>
    </message>
    <message>
        <source>Waarom trekt u de meting van {0} in?</source>
        <translation>Why are you withdrawing the assessment of {0}?</translation>
    </message>
</context>
<context>
    <name>_Blad</name>
    <message>
        <source>1 seconde</source>
        <translation>1 second</translation>
    </message>
    <message>
        <source>Bezig</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>Dat klopte een paar keer niet. Opnieuw proberen kan over {}.</source>
        <translation>That was wrong a few times. You can try again in {}.</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>U kunt het nu opnieuw proberen.</source>
        <translation>You can try again now.</translation>
    </message>
    <message>
        <source>{} minuten</source>
        <translation>{} minutes</translation>
    </message>
    <message>
        <source>{} seconden</source>
        <translation>{} seconds</translation>
    </message>
</context>
<context>
    <name>_Lid</name>
    <message>
        <source>Achternaam</source>
        <translation>Surname</translation>
    </message>
    <message>
        <source>Geboortedatum</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Kies een rol</source>
        <translation>Choose a role</translation>
    </message>
    <message>
        <source>Roepnaam</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Rol van {0}</source>
        <translation>Role of {0}</translation>
    </message>
    <message>
        <source>Tussenvoegsel</source>
        <translation>Name prefix</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Woont hier</source>
        <translation>Lives here</translation>
    </message>
    <message>
        <source>{0} weghalen</source>
        <translation>Remove {0}</translation>
    </message>
</context>
<context>
    <name>_MetInwoner</name>
    <message>
        <source>Inwoner</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>Kies</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Naam, geboortedatum, telefoon of postcode</source>
        <translation>Name, date of birth, phone or postcode</translation>
    </message>
    <message>
        <source>Waarvan kent u deze inwoner?</source>
        <translation>How do you know this resident?</translation>
    </message>
</context>
<context>
    <name>_Metingvorm</name>
    <message>
        <source>Datum van het formulier</source>
        <translation>Date of the form</translation>
    </message>
    <message>
        <source>Locatie</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Staat er geen dag op? Die van vandaag</source>
        <translation>No day on it? Then today’s</translation>
    </message>
</context>
<context>
    <name>eigenaar</name>
    <message>
        <source>Haal uiteen</source>
        <translation>Take apart</translation>
    </message>
    <message>
        <source>Waaruit blijkt dat dit twee personen zijn? (één zin)</source>
        <translation>What shows that these are two people? (one sentence)</translation>
    </message>
</context>
<context>
    <name>p</name>
    <message>
        <source>Afronden</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Alle klachten</source>
        <translation>All complaints</translation>
    </message>
    <message>
        <source>Andere klacht openen</source>
        <translation>Open other complaint</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Brief van ontvangst</source>
        <translation>Letter of receipt</translation>
    </message>
    <message>
        <source>Contact openen</source>
        <translation>Open contact</translation>
    </message>
    <message>
        <source>Horen</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>Ik behandel dit</source>
        <translation>I am handling this</translation>
    </message>
    <message>
        <source>Is dubbel</source>
        <translation>Is a duplicate</translation>
    </message>
    <message>
        <source>Kaart openen</source>
        <translation>Open card</translation>
    </message>
    <message>
        <source>Losmaken</source>
        <translation>Detach</translation>
    </message>
    <message>
        <source>Ontvangst is bevestigd</source>
        <translation>Receipt is confirmed</translation>
    </message>
    <message>
        <source>Opnieuw openen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Terugkoppelen</source>
        <translation>Give feedback</translation>
    </message>
    <message>
        <source>Uitkomst is geschreven</source>
        <translation>Outcome is written</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Verdagen</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>Wat is gewijzigd</source>
        <translation>What has changed</translation>
    </message>
    <message>
        <source>Wijzigen</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>paneel</name>
    <message>
        <source>Blokkade op {0} ({1}), sinds {2}. Waarom heft u die op?</source>
        <translation>Block on {0} ({1}), since {2}. Why are you lifting it?</translation>
    </message>
    <message>
        <source>Blokkade opheffen</source>
        <translation>Lift block</translation>
    </message>
    <message>
        <source>Register opslaan</source>
        <translation>Save register</translation>
    </message>
    <message>
        <source>{0} opgeslagen. Dit bestand is niet versleuteld.</source>
        <translation>{0} saved. This file is not encrypted.</translation>
    </message>
</context>
<context>
    <name>strook</name>
    <message>
        <source>Klaar vóór welke dag?</source>
        <translation>Done before which day?</translation>
    </message>
    <message>
        <source>Verzetten</source>
        <translation>Reschedule</translation>
    </message>
    <message>
        <source>Vul een dag in, bijvoorbeeld “morgen” of 3-2-2026.</source>
        <translation>Fill in a day, for example “morgen” (tomorrow) or 3-2-2026.</translation>
    </message>
</context>
<context>
    <name>vorm</name>
    <message>
        <source>Kies de grond</source>
        <translation>Choose the ground</translation>
    </message>
</context>
</TS>
