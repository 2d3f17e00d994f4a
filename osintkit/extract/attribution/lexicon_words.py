"""Closed classes of English, nouns that attribute, people, titles and evidence, as plain word lists."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    "the a an this that these those his her its their our my your some any no each every all both another many "
    "several few most more much other such either neither whose what which various numerous certain two three"
)
SUBJECT_PRONOUNS = _words(
    "he she they we i you it who everyone everybody someone somebody anyone nobody one others many some most few "
    "both all several another none critics"
)
OBJECT_PRONOUNS = _words("him them us me himself herself themselves itself ourselves myself yourself whom")
PERSONAL = _words("he she they we i you it")
POSSESSIVES = _words("his her its their our my your")
PREPOSITIONS = _words(
    "of in on at by for with from to about against into over under between among through during without within "
    "across behind beyond near toward towards upon above below around along amid amidst despite regarding "
    "concerning including like unlike off out up down per via inside outside throughout besides except alongside "
    "beneath onto as than versus"
)
SUBORDINATORS = _words(
    "that if because while when whereas although though since unless until after before whether how why where "
    "whenever wherever once lest so"
)
CONJUNCTIONS = _words("and or but nor yet &")
MODALS = _words("will would can cannot could may might must shall should 'll ’ll 'd ’d wo ca ought")
BE = _words("be is are was were been being am 's ’s 're ’re 'm ’m ai")
HAVE = _words("have has had having 've ’ve")
DO = _words("do does did done doing")
NEGATION = _words("not n't n’t never no")
ADVERBS = _words(
    "not n't n’t never also just still already even only now then once again ever always often sometimes soon "
    "later earlier today yesterday tomorrow tonight perhaps maybe too very quite rather almost nearly instead "
    "meanwhile however moreover furthermore nevertheless nonetheless therefore thus further indeed simply first "
    "last long well far yet ago back here there away else together apart simply further long soon alone once "
    "twice likewise otherwise though anyway besides seldom thereby hence accordingly more less most least aloud "
    "flat outright forward"
)
NOT_ADVERBS = _words(
    "family reply supply ally rally july italy early only daily weekly monthly likely friendly deadly costly "
    "lovely elderly assembly monopoly anomaly bully jelly fly apply rely comply imply multiply billy kelly emily "
    "sally holly molly lily sicily"
)
NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand "
    "thousands million millions billion billions half third quarter"
)
ADJECTIVES = _words(
    "new old good bad great big small large high low long short young own former current senior top chief main "
    "major minor late early recent next last first second other same different able sure true false free full "
    "real clear public private local national foreign domestic federal political military economic social "
    "financial legal medical human black white red blue green american british russian chinese french german "
    "israeli iranian ukrainian korean japanese european republican democratic conservative liberal progressive "
    "official independent anonymous unnamed key vice deputy prime general executive special open certain possible "
    "likely unlikely necessary available strong weak hard soft easy difficult right wrong important significant "
    "serious critical close common popular total final whole entire single double additional extra dead alive "
    "sick rich poor hot cold safe secret dangerous nuclear electoral presidential eastern western northern "
    "southern central south north east west wealthy angry happy sad afraid eager confident hopeful optimistic "
    "pessimistic skeptical sceptical aware unsure uncertain certain "
    "familiar loyal responsible smaller larger bigger greater higher lower "
    "older younger stronger weaker better worse fewer wider closer"
)
TIME_NOUNS = _words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow morning afternoon "
    "evening night week month year january february march april may june july august september october november "
    "december weekend day time moment"
)
TIMES = TIME_NOUNS | _words("days weeks months years hours hour minutes minute decades decade nights mornings")
TITLES = _words(
    "mr mr. mrs mrs. ms ms. dr dr. sen sen. rep rep. gov gov. president senator representative governor "
    "congressman congresswoman secretary minister chancellor prince princess king queen gen gen. general col col. "
    "colonel lt lt. lieutenant capt capt. captain maj maj. major sgt sgt. sergeant adm adm. admiral judge justice "
    "prof prof. professor mayor ambassador pope bishop archbishop cardinal rabbi imam sheikh sir lord lady dame "
    "chairman chairwoman chair director chief spokesman spokeswoman spokesperson attorney detective officer "
    "sheriff commissioner premier speaker"
)
ING_NOUNS = _words(
    "evening morning building meeting hearing briefing polling filing ruling finding warning king ring spring "
    "string thing anything something nothing everything wedding ceiling housing funding training spending "
    "offering painting"
)
ROLES = _words(
    "president senator representative governor congressman congresswoman secretary minister chancellor prince "
    "king queen general colonel lieutenant captain major sergeant admiral judge justice professor mayor "
    "ambassador pope bishop cardinal chairman chairwoman chair director chief spokesman spokeswoman spokesperson "
    "attorney lawyer detective officer sheriff commissioner premier speaker analyst expert critic author writer "
    "reporter journalist columnist editor correspondent blogger host anchor activist advocate aide adviser "
    "advisor strategist consultant manager candidate nominee lawmaker legislator official diplomat envoy "
    "negotiator soldier commander fighter veteran witness resident survivor victim relative neighbour neighbor "
    "mother father wife husband son daughter brother sister friend colleague leader founder executive ceo banker "
    "economist scientist researcher scholar historian doctor nurse physician teacher student worker farmer driver "
    "pilot owner employee employer investor trader voter supporter opponent rival protester demonstrator "
    "organizer organiser volunteer prosecutor investigator inspector policeman cop agent spy operative insider "
    "source man woman boy girl person businessman businesswoman billionaire mogul tycoon donor tenant passenger "
    "patient player coach fan singer actor actress artist director producer whistleblower informant defector "
    "member user customer client subscriber follower viewer reader listener guard guest tourist fisherman baker "
    "neighbour cousin aunt uncle widow bystander onlooker eyewitness militant rebel jihadist insurgent gunman "
    "refugee migrant detainee prisoner defendant plaintiff suspect juror spokesmen people officials"
)
ORGANISATIONS = _words(
    "league federation guild society syndicate museum zoo laboratory airline operator regulator mission brigade "
    "agency ministry department government administration office committee commission council court company firm "
    "corporation group organisation organization association union party campaign team army navy force forces "
    "police military service bureau bank fund university college school institute center centre foundation "
    "newspaper paper magazine network channel station outlet site website embassy parliament congress senate "
    "house cabinet kremlin pentagon alliance coalition movement authority authorities intelligence watchdog "
    "charity church hospital union board panel regime state country nation city county regulator think-tank "
    "publisher media press palace presidency chancellery secretariat consulate junta militia"
)
PRESS = _words(
    "agency agencies anchor author blogger broadcaster channel columnist correspondent daily editor herald journalist "
    "magazine media network news newspaper outlet outlets paper papers portal post press publisher radio reporter "
    "reporters site station television times tv website weekly wire"
)
EVIDENCE = _words(
    "report poll polls survey study studies analysis document documents data figures statistics numbers records "
    "record video footage image images photo photos photograph photographs letter memo email emails statement "
    "filing results result evidence research review audit transcript lawsuit complaint indictment article story "
    "book page tape recording message tweet post ad advertisement map imagery log ledger findings estimate "
    "estimates investigation dossier census chart graph headline text note sign banner caption forecast model "
    "test tests reports"
)
CUE_NOUNS = _words(
    "claim allegation assertion statement accusation announcement report suggestion warning threat promise pledge "
    "vow demand call request plea appeal criticism praise denial admission confession acknowledgment "
    "acknowledgement argument contention belief view opinion fear concern worry doubt suspicion hope expectation "
    "prediction forecast estimate assessment conclusion finding revelation disclosure comment remark complaint "
    "insistence proposal recommendation decision ruling plan intention desire opposition support endorsement "
    "rejection attack condemnation question speculation rumor rumour notion assumption idea position stance stand "
    "commitment explanation reply response testimony tweet message declaration affirmation assurance charge "
    "proclamation confidence skepticism scepticism preference willingness reluctance refusal"
)
CLAIMS = CUE_NOUNS | _words("figure number toll account version count death-toll finding verdict tally")
BELIEF_ADJECTIVES = _words(
    "confident hopeful optimistic pessimistic skeptical sceptical convinced certain sure unsure aware unaware "
    "afraid worried concerned fearful eager willing reluctant unwilling keen adamant doubtful wary critical "
    "supportive dismissive determined surprised disappointed angry furious glad happy proud sorry thankful "
    "grateful committed opposed dubious suspicious uncertain"
)
FIELD_LABELS = _words(
    "publisher page source sources date published updated update author authors photo photograph image credit "
    "note notes video related url link correction editor tags topics read watch location time fact myth tel email "
    "phone address subject re from to cc contact hours price where when what why how who summary abstract "
    "keywords caption breaking exclusive update live opinion analysis explainer busted factbox latest name "
    "age city job "
    "more disclosure disclaimer raw now picture "
    "pictured credits copyright share comments comment faq tip tips example warning danger"
)
REPORTING_ADVERBS = _words("reportedly allegedly supposedly purportedly")
UNNAMED = _words("anonymous anonymity unnamed unidentified undisclosed")
