"""Words that stand before, after or in place of a name. Data, all folded."""

from __future__ import annotations

TITLES = frozenset(
    """
    mr mrs ms miss mx messrs mister madam madame mme mlle monsieur senor senora herr frau sir dame lady lord
    dr doctor prof professor rev reverend fr father sister brother rabbi imam ayatollah sheikh cardinal archbishop
    president presidents vice premier prime minister chancellor secretary undersecretary deputy assistant acting interim
    sen senator senators rep representative congressman congresswoman congressmember gov governor lt lieutenant
    mayor councilman councilwoman councilor councillor alderman commissioner comptroller treasurer ambassador amb
    speaker leader whip majority minority chair chairman chairwoman chairperson ranking member delegate del
    attorney general solicitor sheriff chief justice judge hon honorable honourable magistrate
    gen maj col capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr commander colonel officer
    detective inspector constable agent special
    director executive ceo cfo coo founder cofounder owner manager head editor correspondent reporter anchor host
    columnist analyst commentator pundit strategist spokesman spokeswoman spokesperson aide adviser advisor pollster
    author activist actor actress singer coach lawyer counsel economist historian scientist
    candidate nominee frontrunner hopeful incumbent contender rival billionaire businessman businesswoman mogul
    former ex late retired then longtime outgoing incoming senior junior fellow
    republican democrat democratic gop conservative liberal labour independent presidential gubernatorial senatorial
    white house senate foreign affairs supreme court state federal national us u.s american british
    king queen prince princess duke duchess pope bishop emperor crown
    the a an his her their our my your its of for
    """.split()
)  # fmt: skip
"""Words that stand before a name and are no part of it; what is left over when all are gone is the name."""

SURNAMES_TOO = frozenset("king pope bishop prince duke lord page dean white house brother major".split())
"""Titles that are as often a surname: alone, without an article, they are one."""

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
