"""The small words of English by what they do in a clause, and the few shapes that show a verb.

Data, as far as the subject of a verb of saying can be found with it: no dictionary of nouns, no grammar of sentences.
"""

from __future__ import annotations

from tieout.items.saying import NAMING

SUBJECTS = frozenset("i we you he she they it who".split())
"""Pronouns that can only be subjects, or nearly."""
POSSESSIVES = frozenset("his her their its my our your whose".split())
PRONOUNS = SUBJECTS | frozenset("him them us me himself herself themselves itself someone somebody everyone".split())
OTHERS = frozenset("some many most several few others another both one two three neither all each those these".split())
"""What stands for persons without naming them: "some say", "others said"."""

ARTICLES = frozenset("a an the this that these those another".split())
DETERMINERS = ARTICLES | POSSESSIVES | frozenset("some many several most one two three no every each".split())

LINKS = frozenset("of for from at with in".split())
"""Prepositions that may join a noun to the noun before: "a spokesman for the harbor"."""
PREPOSITIONS = LINKS | frozenset(
    "on by about after before during since until under over against among amid around as despite into like near off "
    "onto outside inside per through throughout to toward towards upon via within without between behind beyond "
    "besides along across following including regarding concerning".split()
)
SUBORDINATORS = frozenset(
    "that when while because if though although as whereas whether where why how what whatever which than since after "
    "before until once unless so lest".split()
)
COORDINATORS = frozenset("and but or nor yet then so plus".split())

AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may might must "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shouldn't can't couldn't "
    "cannot 'd 'll".split()
)
PASSIVES = frozenset("is are was were be been being wasn't weren't isn't aren't got gets".split())
ADVERBS = frozenset(
    "also then later again once still even just not never now always often sometimes already ever too instead soon "
    "thus therefore however meanwhile further furthermore moreover afterward afterwards earlier before since ago "
    "recently famously first next finally previously perhaps maybe indeed long twice only almost both all rather "
    "herself himself themselves itself simply merely else there here likewise though nonetheless nevertheless "
    "similarly".split()
)
NOT_ADVERBS = frozenset(
    "family ally reply supply july italy sally kelly emily billy molly assembly monopoly fly".split()
)
MONTHS = frozenset("april march june august may".split())
"""Months whose names persons bear."""
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today yesterday tonight tomorrow morning afternoon evening night week month year noon "
    "midnight weekend earlier later ago last".split()
)

ATTITUDES = frozenset(
    """
    believe believes believed believing think thinks thought thinking feel feels felt feeling know knows knew knowing
    hope hopes hoped hoping fear fears feared fearing want wants wanted wanting expect expects expected expecting
    consider considers considered considering regard regards regarded see sees saw seeing view views viewed viewing
    understand understands understood agree agrees agreed agreeing disagree disagrees disagreed disagreeing
    doubt doubts doubted mean means meant find finds found finding show shows showed shown showing refer refers referred
    referring talk talks talked talking speak speaks spoke spoken speaking attack attacks attacked attacking
    slam slams slammed slamming bash bashes bashed bashing rip rips ripped ripping blast blasts blasted blasting
    hit hits hitting target targets targeted mock mocks mocked criticize vow vows vowed favor favors favored
    oppose opposes opposed opposing support supports supported endorse endorses endorsed reject rejects rejected
    rejecting accept accepts accepted draw draws drew urge pitch pitches pitched paint paints painted painting
    cast casts casting frame frames framed framing portray portrays portrayed portraying liken likens likened likening
    compare compares compared comparing depict depicts depicted depicting boo booed thank thanks thanked
    apologize apologizes apologized apologise apologised warn joke deliver delivers delivered delivering
    press presses pressed pressing push pushes pushed pushing argue run runs ran call calls called calling
    seem seems seemed appear appears appeared lash lashes lashed lashing lay laid laying hold holds held holding
    open opens opened begin begins began start starts started starting begun close closes closed closing end ends ended
    ending conclude follow follows followed following weigh weighs weighed deem decide decides decided deciding
    determine determines determined make makes made making give gives gave given giving offer use uses used using
    share shares shared sharing release releases released releasing publish publishes published issue issues issued
    issuing send sends sent sending sign signs signed signing print prints printed air airs aired
    """.split()
)
"""Verbs whose subject holds, shows or publishes what is in marks, where no verb of saying stands nearer."""

PAST = frozenset(
    "came went took got kept left met led lost won stood sat told put let set ran rose fell grew knew wore won spent "
    "brought bought sought taught caught fought built broke chose drove ate gave hid hung laid paid sold sent shot "
    "became began turns takes makes gets goes comes remains keeps leads wants needs seeks plans hopes seems".split()
)
"""Common verbs in forms that no ending shows."""

CERTAIN = frozenset("say says tells asks argues writes".split())
"""Verbs of saying that are nouns so seldom that they count as verbs."""
NEVER_FIRST = NAMING | frozenset("tell tells told read reads think thinks thought see".split())
"""Verbs of saying that their subject does not follow."""
PHRASES = frozenset(
    (verb, particle)
    for verbs, particle in (
        ("put puts putting had has have", "it"),
        ("went goes", "on"),
        ("chimed chimes weighed weighs", "in"),
        ("shot shoots fired fires hit hits", "back"),
    )
    for verb in verbs.split()
)
"""Verbs of saying in two words."""

TITLES = frozenset(
    """
    mr mrs ms miss mx dr sir dame lord lady madam prof professor president vice-president vice senator sen congressman
    congresswoman representative rep governor gov mayor judge justice chief secretary minister prime chancellor
    ambassador general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm commander cmdr
    officer sheriff detective inspector superintendent constable chairman chairwoman chair speaker leader councilman
    councilwoman councillor commissioner director attorney king queen prince princess pope cardinal bishop archbishop
    rabbi imam reverend rev father sister brother saint st first former then-president then-senator ex-president
    candidate nominee premier deputy acting spokesman spokeswoman spokesperson editor reporter correspondent host
    analyst strategist economist author historian coach manager adviser advisor aide founder owner actor actress
    journalist columnist activist businessman
    pastor staff dean provost warden harbormaster skipper clerk treasurer archivist surveyor engineer executive
    cllr alderman mp mep msp baroness baron viscount countess nurse midwife matron surgeon consultant teacher
    headteacher headmaster headmistress principal student farmer fisherman lawyer barrister solicitor prosecutor coroner
    auditor campaigner pensioner resident striker midfielder defender winger goalkeeper jockey scientist
    """.split()
)
"""Words that stand before a name and say what its bearer is, in lower case and without a full stop."""

OFFICES = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "adm": "admiral",
    "cmdr": "commander",
    "rev": "reverend",
    "prof": "professor",
    "chairwoman": "chairman",
    "chair": "chairman",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "congresswoman": "congressman",
    "adviser": "advisor",
    "dr": "doctor",
    "cllr": "councillor",
    "headmaster": "headteacher",
    "headmistress": "headteacher",
}
"""Words for one office, by the one that stands for them."""
MALE = frozenset("mr sir lord king prince congressman chairman spokesman councilman brother father actor".split())
FEMALE = frozenset(
    "mrs ms miss dame lady madam queen princess congresswoman chairwoman spokeswoman councilwoman sister mother "
    "actress".split()
)
"""Titles that tell a man's name from a woman's."""

TELLING = frozenset("tell tells told assure assures assured inform informs informed remind reminds reminded".split())
"""Verbs of saying whose hearer stands right behind them."""
DENYING = frozenset("deny denies denied dispute disputes disputed".split())
"""Verbs that say that what follows is not so."""
REPORTING = (
    TELLING
    | DENYING
    | frozenset(
        """
        say says said claim claims claimed argue argues argued insist insists insisted state states stated
        report reports reported warn warns warned write writes wrote announce announces
        announced add adds added admit admits admitted
        explain explains explained note notes noted suggest suggests suggested confirm confirms confirmed acknowledge
        acknowledges acknowledged promise promises promised vow vows vowed predict predicts predicted conclude concludes
        concluded maintain maintains maintained contend contends contended assert asserts asserted declare declares
        declared allege alleges alleged testify testifies testified tweet tweeted complain complained concede concedes
        conceded stress stresses stressed estimate estimates estimated reveal reveals revealed
        """.split()
    )
)
"""Verbs that report in a clause what somebody said."""
NOT_SAID = frozenset(
    "not never would could should might may will shall can if to didn't doesn't don't won't wouldn't couldn't hasn't "
    "haven't hadn't hardly unless cannot can't".split()
)
"""Words before a verb of saying that take the saying back."""
