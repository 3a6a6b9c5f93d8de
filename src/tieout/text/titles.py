"""Words that stand before, after or in place of a name. Data, all folded."""

from __future__ import annotations

PARTIES = frozenset(
    """
    republican democrat democratic gop conservative tory liberal labour labor unionist independent nationalist socialist
    """.split()
)
"""What a party calls its own."""

TITLES = PARTIES | frozenset(
    """
    mr mrs ms miss mx messrs mister madam madame mme mlle monsieur senor senora herr frau sir dame lady lord
    dr doctor prof professor rev reverend fr father sister brother rabbi imam ayatollah sheikh cardinal archbishop
    president presidents vice premier prime minister chancellor secretary undersecretary deputy assistant acting interim
    sen senator senators rep representative congressman congresswoman congressmember gov governor lt lieutenant
    mayor mayoress councilman councilwoman councilor councillor cllr cllrs alderman commissioner comptroller treasurer
    ambassador amb mp mep msp baron baroness viscount countess peer
    speaker leader whip majority minority chair chairman chairwoman chairperson ranking member delegate del
    attorney general solicitor sheriff chief justice judge hon honorable honourable magistrate
    gen maj col capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr commander colonel officer
    detective inspector constable agent special
    director executive ceo cfo coo founder cofounder owner manager head editor correspondent reporter anchor host
    columnist analyst commentator pundit strategist spokesman spokeswoman spokesperson aide adviser advisor pollster
    author activist actor actress singer coach lawyer counsel economist historian scientist
    nurse midwife matron surgeon consultant teacher headteacher headmaster headmistress principal student pupil farmer
    fisherman skipper warden superintendent insp supt det coroner prosecutor barrister auditor ombudsman campaigner
    pensioner resident shareholder trustee striker midfielder defender winger goalkeeper jockey
    candidate nominee frontrunner hopeful incumbent contender rival billionaire businessman businesswoman mogul
    former ex late retired then longtime outgoing incoming senior junior fellow
    presidential gubernatorial senatorial
    white house senate foreign affairs supreme court state federal national us u.s american british
    king queen prince princess duke duchess pope bishop emperor crown
    the a an his her their our my your its of for
    """.split()
)  # fmt: skip
"""Words that stand before a name and are no part of it; what is left over when all are gone is the name."""

PEOPLES = frozenset(
    """
    african afghan albanian algerian american argentine argentinian armenian asian australian austrian bangladeshi
    belarusian belgian bosnian brazilian british bulgarian canadian chilean chinese colombian croatian cuban cypriot
    czech danish dutch egyptian english estonian ethiopian european finnish french georgian german ghanaian greek
    hungarian icelandic indian indonesian iranian iraqi irish israeli italian japanese kenyan korean latvian lebanese
    libyan lithuanian malaysian maltese mexican moroccan nigerian norwegian pakistani palestinian peruvian polish
    portuguese romanian russian saudi scottish serbian slovak slovenian somali spanish sudanese swedish swiss syrian
    taiwanese tanzanian thai tunisian turkish ugandan ukrainian venezuelan vietnamese welsh yemeni zimbabwean
    briton dane finn pole spaniard swede turk
    irishman irishwoman englishman englishwoman frenchman frenchwoman dutchman dutchwoman scot scotsman welshman
    green
    """.split()
)  # fmt: skip
"""Of what people or colour somebody is: before a full name no part of it, but some are given names or surnames too."""

SURNAMES_TOO = frozenset("king pope bishop prince duke lord page dean white house brother major".split())
"""Titles that are as often a surname: alone, without an article, they are one."""

GROUPS = frozenset(
    """
    officials critics supporters opponents democrats republicans conservatives liberals experts observers allies
    neighbours neighbors investigators authorities parents workers employees researchers organisers organizers
    colleagues friends relatives fans customers tenants patients passengers scientists academics politicians
    lawmakers legislators diplomats firefighters paramedics police management unions
    """.split()
) | {f"{title}s" for title in TITLES - SURNAMES_TOO if len(title) > 4 and title[-1] != "s"}  # fmt: skip
"""Several of a kind, of whom none is named: "Candidates", "Officials" at the head of a sentence."""

ROLES = frozenset(
    """
    q a question questions answer answers moderator moderators interviewer interviewee host anchor speaker reporter
    operator narrator audience man woman male female boy girl voice voices unidentified unknown unnamed anonymous
    announcer commentator chairman chairwoman chairperson chair clerk court witness president secretary judge juror
    counsel officer participant participants protester protesters caller guest presenter translator interpreter crowd
    voiceover vo respondent analyst correspondent multiple several all both everyone member members panel panelist
    panellist staff student students voter attendee person people user chorus group others other from with and in at
    first second third new
    """.split()
)  # fmt: skip
"""What a transcript calls somebody whom it does not name."""

OFFICES = frozenset(
    """
    q question questions moderator moderators interviewer host reporter operator narrator announcer chairman chairwoman
    chairperson chair clerk court president secretary judge presenter commentator correspondent audience caller
    """.split()
)
"""Roles that one keeps for the whole of an event, so that somebody whom another label names does not have them."""

PRONOUNS = frozenset(
    """i me my we us our you your he him his she her it its they them their who whom whose this that these those one
    someone somebody anyone nobody everybody some many most others another another's each none""".split()
)  # fmt: skip

MEN = frozenset("mr mister sir lord king prince duke father brother monsieur herr senor congressman councilman".split())
WOMEN = frozenset(
    "mrs ms miss madam madame mme mlle dame lady queen princess duchess sister senora frau congresswoman".split()
)  # fmt: skip

PERSONAL = (
    MEN
    | WOMEN
    | frozenset("dr doctor prof professor rev sen senator rep representative gov governor hon mayor".split())
)
"""Titles that only a person bears, whatever the name behind them looks like."""

GENERATIONS = frozenset("jr sr ii iii iv v".split())
LETTERS_BEHIND = frozenset("md phd esq qc kc mp msp obe cbe mbe dds jd rn usn usa usmc ret frs".split())
"""Degrees and honours that follow a name."""

PARTICLES = frozenset(
    "de la le las los du des da das di do dos del della van von vander der den ter ten zu bin ibn ben al el y e".split()
)

ORGANISATIONS = frozenset(
    """
    academy administration agency alliance army assembly associates association authority bank board brothers bureau
    cabinet campaign center centre chamber church club coalition college commission committee company congress
    conference corp corporation council country county court daily delegation department district division enterprises
    federation firm force foundation front fund government group guild hospital inc industries initiative institute
    institution journal league library limited llc llp ltd magazine ministry movement museum navy network news newspaper
    office
    organisation organization pac paper parliament partners party plc police post press project radio review school
    senate service services society station studio studios study team times tribune tribunal trust tv union unit
    university
    """.split()
)  # fmt: skip
"""Words that make of a name that of an organisation."""

ABBREVIATED_THINGS = frozenset(
    """
    tv uk us usa eu un am pm ok ceo cfo cto coo dna rna hiv vip faq pdf csv url sms gps cctv led ai it i.e e.g p.s
    gdp gnp vat cpi rpi gbp usd eur ipo etf isa roi ebitda kpi q&a a&e icu mri ecg bmi ptsd adhd aids covid covid-19
    eps ebit capex opex cagr gaap ifrs ldl hdl sars gp mp mep msp pm vp hr pr sme hgv lgv suv uav gmt bst utc cet
    est gdpr nda foi iso agm egm gcse stem phd mba
    """.split()
)
"""Abbreviations that nobody bears, in lower case: of sums, illnesses, devices, offices, times and examinations."""

THINGS = frozenset(
    """
    act agreement allowance amendment budget cancer census championship charter code convention covenant day debt
    diabetes directive disease election eve exhibition festival fever framework games harbor harbour highway holiday
    income index inquiry licence license meeting memorandum month motorway north east south pension plan planning policy
    prize profit programme protocol reference referendum regulation regulations report revenue river road scheme
    spending square standard statement strategy street summit survey syndrome tax treaty understanding virus war week
    weekend year zero
    """.split()
)
"""Words that make of a name that of a thing, a time or a place; those that are surnames too are left out."""

NUMBERED = frozenset(
    """
    appendix annex article band category chapter class clause court exhibit figure flight form grade group hepatitis
    item key level line lot model note page paragraph part period phase plan platform question ref room route schedule
    section series size stage standard step table terminal tier type unit version vitamin volume ward week year zone
    """.split()
)
"""Words that a letter or a number behind them makes one of several: "Band D", "Table 3", "Key Stage 2"."""

LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag sa nv bv spa pty".split()
)

SHORT_FORMS = tuple(
    """
    abigail abby, albert al bert, alexander alex alec sandy sasha, alfred alf fred, andrew andy drew, anthony tony,
    barbara barb, benjamin ben, bernard bernie, catherine katherine kate kathy cathy katie, charles charlie chuck,
    christopher chris kit, daniel dan danny, david dave, deborah debbie deb, donald don donny, dorothy dot,
    edward ed eddie ted teddy ned, elizabeth liz beth betty eliza lizzie, eugene gene, francis frank,
    franklin frank, frederick fred freddie, gerald gerry jerry, gregory greg, harold harry hal, henry harry hank,
    jacob jake, james jim jimmy jamie, jeffrey jeff geoff, john jack johnny, jonathan jon, joseph joe joey,
    joshua josh, kenneth ken, lawrence larry, leonard len, margaret maggie meg peggy, matthew matt,
    michael mike mick mickey, nathaniel nate nathan, nicholas nick, patricia pat patty trish, patrick pat,
    peter pete, philip phil, randall randy, raymond ray, rebecca becky, richard rick dick rich richie,
    robert bob rob bobby robbie bert, ronald ron ronnie, samuel sam sammy, stephen steven steve, susan sue,
    terence terry, theodore ted teddy theo, thomas tom tommy, timothy tim, victoria vicky, vincent vince,
    walter walt, william bill will billy willie liam
    """.split(",")
)
"""Given names and what they are shortened to, a family of forms each."""

CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюяё",
        "a b v g g d e ye zh z i i yi y k l m n o p r s t u u f kh ts ch sh shch  y  e yu ya yo".split(" "),
        strict=True,
    )
)
"""Cyrillic letters as newspapers print them in Latin ones."""
