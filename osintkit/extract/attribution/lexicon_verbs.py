"""Verbs that attribute: lemma, what may follow them, and which other verbs English often uses.

Frames, one letter each: ``t`` a clause (``that ...`` or without ``that``), ``q`` quoted words, ``o`` a noun phrase,
``i`` an infinitive, ``w`` a question (whether, how ...), ``a`` an addressee first (``told reporters that``), ``p`` a
quotation may stand around it (``..., she sighed``), ``e`` the subject may be a document (shows, finds), ``n`` only when
the subject can speak: a pronoun, a name, people; ``b`` also with nothing (``declined``), ``v`` a value behind ``at``
(``puts it at 600``), ``s`` nobody in particular.
Behind a stroke stand the prepositions that may follow, and that belong to the cue.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SPEECH = _words(
    """
say:tqpow/of,about tell:taqpow,i/about,of state:tqpo add:tqpo announce:tqpow claim:tqpoi assert:tqpo declare:tqpo
allege:tqpo contend:tqp maintain:tqpn argue:tqp/for,against,with insist:tqp/on affirm:tqpo aver:tqp reaffirm:tqo
reassert:tqo reiterate:tqpo repeat:tqpo restate:tqo proclaim:tqpo pronounce:tqon profess:tqoi purport:tqi note:tqpo
observe:tqpn remark:tqp/on comment:tqp/on,about mention:tqpo explain:tqpow point:p/out,to,at recall:tqpow
recount:tqpow relate:tqpn report:tqpow/on,that relay:tqo reveal:tqpow disclose:tqpow divulge:tqow admit:tqpo/to
acknowledge:tqpow concede:tqpo confess:tqpo/to confirm:tqpoew verify:tow deny:tqpo rebut:tqo refute:tqo dispute:tqo
contradict:qo counter:tqpn retort:tqp reply:tqp/to,that respond:tqp/to,that,by answer:tqpn/to rejoin:qp
assess:tpo plead:tqon/for,with ask:aqpwi/about,for,of,whether inquire:qpw/about query:qpw wonder:qpwt/about,aloud
demand:tqpoi urge:aqpio/to
implore:aqio beg:aqin beseech:aqio plead:tqpi/for,with appeal:qi/to,for exhort:aqio call:pqo/for,on,out,upon
promise:tqpoia pledge:tqpoi vow:tqpoi swear:tqpin guarantee:tqon assure:atqp reassure:atqp warn:atqpo/of,about,against
caution:atqpo/against advise:atqp/against threaten:tqio/with remind:atqpo/of inform:atqo/of,about brief:qan/on tip:qan
write:tqpo/about,of,that tweet:tqpo/about,out,that retweet:qo email:qaon text:qaon post:tqpon/about,that
blog:tqp/about broadcast:qon testify:tqp/about,to,against,before predict:tqpow forecast:tqpow foresee:tqo project:tqn
estimate:tqpow/at calculate:twn speculate:tqpw/about,on suggest:tqpow propose:tqpoi recommend:tqpo imply:tqpo
intimate:tqpn insinuate:tqpo hint:tqp/at signal:tqpoi indicate:tqpow convey:tqo describe:qo/as depict:qo/as
portray:qo/as characterize:qo/as characterise:qo/as label:qo/as brand:qo/as dub:qo term:qon/ deem:qo hail:qo/as
tout:qo/as cast:n/as paint:qon/as liken:qo/to compare:qon/to praise:qpo/for applaud:qo/for laud:qo/for commend:qo/for
compliment:qo/on,for congratulate:qao/on,for thank:qao/for welcome:qon salute:qon celebrate:qon defend:qpo extol:qo
champion:qon criticize:qpo/for,as criticise:qpo/for,as condemn:qpo/for,as denounce:qpo/for,as decry:qpo/as deplore:qpo
lambaste:qo/for lambast:qo/for blast:qpo/for slam:qpo/for,as rip:qon/into bash:qon/for assail:qo/for,as
attack:qon/for,over chide:qo/for scold:qo/for rebuke:qo/for reprimand:qon/for admonish:qao/for,to berate:qo/for
chastise:qo/for castigate:qo/for excoriate:qo/for skewer:qon/for mock:qpo/for,as ridicule:qpo/for,as deride:qpo/for,as
taunt:qo/for,with tease:qon lampoon:qo disparage:qo/as belittle:qo/ insult:qon/ smear:qon/ vilify:qo/ accuse:qao/of
blame:qo/for,on fault:qon/for implicate:qon/in charge:tqn/that dismiss:qpo/as reject:qpo rebuff:qon disavow:qo
disown:qon renounce:qo repudiate:qo discount:qon downplay:qo minimize:qon minimise:qon brush:qn/off,aside shrug:qn/off
wave:qn/off pan:qon question:qpow/whether,why challenge:qon/ doubt:tqow second-guess:qo scoff:tqp/at sneer:qp/at
complain:tqp/about,of,to protest:tqpn/ object:tqn/to grumble:tqp/about gripe:tqp/about grouse:tqp/about lament:tqpo
bemoan:tqo bewail:qo mourn:qon regret:tqon apologize:tqp/for,to apologise:tqp/for,to joke:tqp quip:tqp crack:qpn
jest:qp boast:tqp/of,about,that brag:tqp/about,of gloat:tqp/about,over crow:tqpn/about exclaim:tqp shout:tqp/at,that
yell:tqp/at,that scream:tqp/at cry:qpn/ chant:qpo whisper:tqpo/that mutter:tqpo murmur:tqpo mumble:qpo sigh:tqp
chuckle:qp laugh:qpn/off growl:qp snap:qpn bark:qpn fume:tqp/at,about,over rail:qp/against,about
rant:tqp/about,against thunder:tqpn bellow:qp roar:qpn snipe:qp/at lash:n/out hit:n/out preach:tqn/ declaim:qp opine:tqp
muse:tqp/about,on,that reflect:qpn/on elaborate:qp/on expound:q/on expand:n/on clarify:tqpow specify:tqow
stipulate:tqo emphasize:tqpow emphasise:tqpow stress:tqpo underscore:tqown underline:tqown highlight:tqown
accentuate:qon concur:tqp/with agree:tiw/to,with,on disagree:tqp/with,on echo:qpo parrot:qo chime:qp/in
interject:qp interrupt:qpn
continue:qpn conclude:tqp go:q/on quote:qo/as cite:qo/as reference:qon refer:q/to allude:q/to invoke:qon name:qn/as
list:qn/as summarize:qow/as summarise:qow/as paraphrase:qo read:qpn detail:qown outline:qow enumerate:qo narrate:qo
chronicle:qon voice:qo express:qo utter:qo air:qn articulate:qo communicate:tqo formulate:qo phrase:qon pose:qn
raise:n/doubts present:qn/as discuss:qow/with debate:ow talk:q/about,of,up,to,with speak:q/about,of,out,against
chat:q/about gossip:q/about converse:q/with,about lecture:qn/ address:qn/ greet:qn/ introduce:n/as chalk:n/up
attribute:qo/to credit:qon/with,for,as ascribe:qo/to advocate:qo/for lobby:io/for,against,to press:ain/for,on,about
prod:aion lean:n/on encourage:aion endorse:qo back:on oppose:qo support:on favor:on favour:on second:on approve:on/of
disapprove:n/of veto:o rule:tn/out,that order:ain/ instruct:ai direct:ain command:ain forbid:ai ban:on request:tqaio
petition:aio/for seek:ion decline:qib/to refuse:iqob/to consent:i/to volunteer:tqin offer:ion
decide:tiw/to,against,on,that resolve:tin/to opt:i/for commit:i/to plan:in/to intend:io aim:i/for,to hope:ti/for,that
wish:ti/for,that aspire:i/to expect:tion/ anticipate:to want:tion desire:oi long:i/for yearn:i/for prefer:oi mean:n/to
believe:tp/in,that think:tqpn/about,of,that feel:tqpn/like,that,about know:twn understand:twn/that realize:twn
recognise:twon recognize:twon suspect:tqo fear:tqopi/for,that worry:tqp/about,that,over fret:tqp/about,over,that
assume:tn/that presume:t guess:tqp reckon:tqp imagine:tn consider:ion/whether regard:on/as view:on/as see:n/as
perceive:on/as judge:tn/ find:tpe/that learn:twn/that,of,about discover:tw/that remember:twon/that,how forget:tn/
recollect:tw notice:t hear:tn/ dream:n/of,that contemplate:on/ ponder:on/whether envision:oq envisage:o mistrust:o
distrust:o like:ni dislike:on admire:on respect:on loathe:on detest:on resent:on appreciate:on trust:on embrace:on
show:teo demonstrate:teo prove:ten/ illustrate:te contain:e seem:s sue:n/for,over weigh:n/in open:n/up spell:n/out
focus:n/on dwell:n/on touch:n/on hammer:on/ knock:on/for pillory:qo/for trash:on savage:on/for troll:on
needle:on/about,over jab:n/at swipe:n/at
put:v
"""
)
"""Lemma, frames and prepositions of verbs that attribute."""

IRREGULAR = """
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent
beseech besought besought|bet bet bet|bind bound bound|bite bit bitten|break broke broken|breed bred bred
bring brought brought|broadcast broadcast broadcast|build built built|buy bought bought|cast cast cast
catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt
dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|dwell dwelt dwelt|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown
forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten
freeze froze frozen|get got gotten|give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known
lay laid laid|lead led led|leave left left|lend lent lent|let let let|light lit lit|lose lost lost|make made made
mean meant meant|meet met met|overcome overcame overcome|overthrow overthrew overthrown|pay paid paid
prove proved proven|put put put|quit quit quit|read read read|retell retold retold|ride rode ridden|ring rang rung
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk
shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken
spell spelled spelled|spend spent spent|spin spun spun|split split split|spread spread spread|spring sprang sprung
stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|understand understood understood|undertake undertook undertaken
wake woke woken|wear wore worn|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn
write wrote written
"""
"""Base form, past, participle; entries apart by ``|`` or a line's end."""

OTHER = _words(
    """
accept access accompany achieve acquire act adapt adjust adopt advance affect afford age aid allow alter amend amount
annex appear apply appoint approach arm arrest arrive assemble assess assign assist attach attain attempt attend
attract avoid await award balk bar base battle be bear beat become begin belong benefit block board bomb boost border
born borrow bother break breathe bridle bring bristle build burn burst bury buy calm campaign cancel capture care
carry catch cause cease chair change chase check choose clap clash clean clear climb cling close collapse collect
combine come compete complete compose concern conduct connect consist constitute consult consume contact contribute
control convert convict convince cook cooperate cope correct cost count cover crash create cross crush cut damage
dance date deal decrease defeat define delay deliver depart depend deploy derive deserve design destroy detain
determine develop die differ dig ding disappear discourage dispatch display dissolve distance distribute divide do
dominate donate double draw dress drift drink drive drop earn ease eat edit elect eliminate emerge employ enable
encounter end enforce engage enhance enjoy ensure enter escape establish evacuate evolve examine exceed exchange
exclude execute exercise exist experience explode exploit export expose extend face fail fall feature feed fight file
fill film finance finish fire fit fix flee float flood flow fly fold follow force form found free freeze fuel function
fund gain gather generate get give govern grab grant grow guard guide handle hang happen harm hate head heal help hide
hire hit hold host hunt hurt identify ignore impact implement import impose impress improve include increase influence
inherit injure inspect inspire install integrate intensify interview invade invest investigate invite involve issue
join jump keep kick kill lack land last launch lay lead leave lend let level lift light limit link live load locate
lock look lose love lower make manage march mark marry match matter meet merge miss mix mobilize monitor mount move
murder need negotiate nominate notify obtain occupy occur operate organise organize originate overcome owe own pack
pass pause pay perform permit persist persuade pick place play plot possess pour practice prepare prevail prevent
proceed process produce prohibit promote prompt prosecute protect provide provoke publish pull pump punish purchase
pursue push put qualify quit race raid rain rally range rank rape reach react receive recover recruit reduce reform
regain register regulate reinforce relax release rely remain remove rent repair repay replace represent rescue
resemble reserve resign resist rest restore restrict result resume retain retire retreat return reverse review ride
ring rise risk roll run rush sail save scale schedule score search secure select sell send separate serve set settle
shake shape share shift shoot shut side sign sing sink sit slap sleep slip slow smell smile smoke solve sound spark
spend spill spin split spread stage stand stare start stay steal step stick stop store storm stretch strike strip
struggle study submit succeed suffer suit supply suppose surge surprise surrender surround survive suspend sustain
switch tackle take tap target teach tear tend terminate test throw tie tolerate tour trace track trade train transfer
transform translate transport travel treat trigger try turn undergo undermine undertake unite unveil update uphold use
vary violate visit vote wait wake walk wash waste watch weaken wear widen win wipe withdraw witness work wound wrap
yield
"""
)
"""Frequent verbs that do not attribute; known so that clauses can be told apart."""

ALSO_NOUNS = frozenset(
    _words(
        """
account address advocate age aid aim air amount answer appeal approach arm arrest attack attempt award back ban bar
base battle benefit blame blast block blog board bomb boost border brand brief broadcast buy call campaign capture
care cast catch cause chair challenge champion change chant charge chat check claim clash clear climb collapse
command comment compromise concern conduct contact contract control cook cost count counter cover crack crash credit
cross cry damage dance date deal debate decline decrease defeat delay demand desire detail direct discount dispatch
display dispute distance double doubt draft dream dress drift drink drive drop echo effect email end escape estimate
exchange exercise experience exploit export express face fall fault favor favour fear feature feel fight file film
finance find finding finish fire fit fix flood flow focus fold force forecast form freeze fuel function fund gain
gossip grab grant guarantee guard guess guide hate head hint hire hit hold hope host hunt impact import increase
influence insult interest interview issue jab joke judge jump kick knock label lack lament land laugh launch lead
lean lecture level lift light limit link list load lobby lock look love mark market match matter measure mention
mistake mix monitor mount move murder name need needle note notice object offer open order own paint pan pass pause
pay permit petition pick place plan play pledge plot point post practice praise present press process program
project promise prompt protest pull pump purchase push query question quip quote race raid rain rally range rank
rant rape rate read reason rebuke record recruit reference reform regard release remark rent repair reply report
request rescue reserve resolve respect rest result retort retreat return retweet reveal reverse review ride ring
rise risk roll rule run rush sail salute scale schedule score scream search second sense set shape share shift shout
show sigh sign signal sink slap sleep slip smear smell smile smoke snap sound spark speak spill spin split
spread stage stand start state statement step stop store storm stress stretch strike strip struggle study subject
suit supply support surge surprise suspect swing swipe switch tackle talk tap target taunt tear tease term test text
thank thanks thunder tie tip touch tour trace track trade train transfer transport trash travel treat trigger troll
trust try turn tweet update use veto view visit voice volunteer vote vow wait wake walk warning wash waste watch
wave whisper win wish witness wonder work worry wound wrap write yell yield
"""
    )
)
"""Verbs whose base form or ``-s`` form is as often a noun: they need a verb's surroundings."""
