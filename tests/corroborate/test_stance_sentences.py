"""What sentences do to claims: each written, with what a careful reader says of it, before the kit was asked."""

from __future__ import annotations

import pytest

from osintkit.corroborate.stance import judge_stance
from osintkit.model import Claim, Modality, Scope

SENT = Claim(
    id="sent",
    text="North Korea sent soldiers to Russia in 2024.",
    terms=("North Korean troops", "North Korean soldiers"),
)
NUMBER = Claim(id="number", text="At least 10,000 North Korean soldiers had been sent to Russia by the end of 2024.")
BRIDGE = Claim(id="bridge", text="The bridge over the Aller was closed on 3 May.")
MINISTER = Claim(id="minister", text="The minister of transport resigned.")
BOATS = Claim(id="boats", text="The ministry plans to buy eight patrol boats.", scopes=(Scope.PLANNED,))
CHLORINE = Claim(id="chlorine", text="The plant released chlorine into the river.")
UNSIGNED = Claim(id="unsigned", text="The mayor did not sign the contract.")
BANK = Claim(id="bank", text="The bank lost customer data in a breach in March.")
FIRE = Claim(id="fire", text="Protesters set fire to the town hall.")
FERRY = Claim(id="ferry", text="The ferry sank off the island with 40 people on board.")

SENTENCES = (
    (SENT, "Pyongyang has dispatched troops to Russia, the envoy told the council.", "supports"),
    (
        SENT,
        "The ministry could neither verify nor exclude that North Korean soldiers had crossed into Russia.",
        "withholds",
    ),
    (SENT, "Asked about North Korean soldiers in Russia, the spokeswoman said she had nothing to add.", "withholds"),
    (SENT, "There are no North Korean soldiers in Russia, the ambassador insisted.", "refutes"),
    (SENT, "The ambassador called the story of North Korean soldiers in Russia a fairy tale.", "refutes"),
    (SENT, "The figure of 40,000 North Korean soldiers in Russia is far too high, the general said.", "neutral"),
    (
        SENT,
        "The general denied that 40,000 North Korean soldiers were in Russia, putting the number at 10,000.",
        "neutral",
    ),
    (SENT, "If North Korea sends soldiers to Russia, the alliance will have to respond.", "neutral"),
    (SENT, "North Korea is about to send soldiers to Russia, a lawmaker warned.", "neutral"),
    (SENT, "The lawmaker confirmed on Tuesday that North Korean soldiers are in Russia.", "supports"),
    (SENT, "It is not true that North Korea has never sent soldiers to Russia, the historian said.", "supports"),
    (SENT, "Nobody doubts any longer that North Korean soldiers are in Russia, the minister said.", "supports"),
    (SENT, "The general did not deny that North Korean soldiers were in Russia.", "withholds"),
    (SENT, "Kyiv says North Korean soldiers are in Russia, but Moscow says there are none.", "conflicting"),
    (SENT, "North Korean soldiers are probably in Russia already, the report concludes.", "supports"),
    (SENT, "Whether North Korean soldiers are in Russia remains unclear.", "withholds"),
    (SENT, "We have seen the reports on North Korean soldiers in Russia and cannot corroborate them.", "withholds"),
    (SENT, "The president admitted that North Korean soldiers had been sent to Russia.", "supports"),
    (SENT, "The service has no information on North Korean soldiers in Russia.", "withholds"),
    (SENT, "Reports of North Korean soldiers in Russia are propaganda, the agency said.", "refutes"),
    (SENT, "The photographs do not show North Korean soldiers in Russia; they show Buryats.", "refutes"),
    (SENT, "Without North Korean soldiers, Russia would have lost the district, the officer said.", "supports"),
    (SENT, "Not only labourers but soldiers too were sent to Russia by North Korea, the deputy said.", "supports"),
    (SENT, "North Korea failed to send soldiers to Russia, the defector said.", "refutes"),
    (SENT, "North Korea refused to send soldiers to Russia.", "refutes"),
    (SENT, "The embassy ruled out that North Korean soldiers were in Russia.", "refutes"),
    (SENT, "Officials would not rule out that North Korean soldiers are in Russia.", "withholds"),
    (SENT, "He stopped short of confirming that North Korean soldiers are in Russia.", "withholds"),
    (SENT, "North Korean soldiers may be in Russia, one diplomat speculated.", "neutral"),
    (SENT, "North Korea sent no soldiers to Russia but workers, the spokesman said.", "refutes"),
    (NUMBER, "The spokesman denied that there were 10,000 North Korean soldiers in Russia.", "refutes"),
    (NUMBER, "More than 11,000 North Korean soldiers are in Russia, the office said.", "supports"),
    (NUMBER, "The number of 10,000 North Korean soldiers is exaggerated, the expert said.", "refutes"),
    (BRIDGE, "The bridge over the Aller was shut to all traffic on 3 May, police said.", "supports"),
    (BRIDGE, "The bridge over the Aller was not closed on 3 May, the city said.", "refutes"),
    (BRIDGE, "The bridge over the Aller is to be closed in autumn, the city said.", "neutral"),
    (BRIDGE, "The police could not say whether the bridge over the Aller was closed on 3 May.", "withholds"),
    (BRIDGE, "The city denied having closed the bridge over the Aller.", "refutes"),
    (BRIDGE, "Hardly anyone noticed that the bridge over the Aller was closed on 3 May.", "supports"),
    (MINISTER, "The transport minister stepped down on Friday.", "supports"),
    (MINISTER, "The transport minister has not resigned, her office said.", "refutes"),
    (MINISTER, "The transport minister rejected calls to resign.", "refutes"),
    (MINISTER, "The transport minister's resignation was confirmed by the chancellery.", "supports"),
    (MINISTER, "Rumours that the transport minister had resigned proved to be true.", "supports"),
    (MINISTER, "The minister of transport is considering whether to resign.", "neutral"),
    (MINISTER, "Should the minister of transport resign, the coalition would fall.", "neutral"),
    (MINISTER, "The chancellery declined to say whether the minister of transport had resigned.", "withholds"),
    (BOATS, "The ministry wants to buy eight patrol boats next year.", "supports"),
    (BOATS, "The ministry has no plans to buy patrol boats.", "refutes"),
    (BOATS, "The ministry has dropped its plan to buy eight patrol boats.", "refutes"),
    (CHLORINE, "Tests found that chlorine from the plant had got into the river.", "supports"),
    (CHLORINE, "The plant's owner disputed that it had released chlorine into the river.", "refutes"),
    (CHLORINE, "No chlorine was released into the river by the plant, the operator stressed.", "refutes"),
    (CHLORINE, "Inspectors found no trace that the plant had released chlorine into the river.", "withholds"),
    (CHLORINE, "It is unlikely that the plant released chlorine into the river, inspectors said.", "refutes"),
    (CHLORINE, "The plant released chlorine into the river, activists claim; the operator denies it.", "conflicting"),
    (CHLORINE, "The inspectors have yet to establish whether the plant released chlorine into the river.", "withholds"),
    (UNSIGNED, "The mayor signed the contract on Monday, the clerk said.", "refutes"),
    (UNSIGNED, "The mayor never signed the contract, the clerk said.", "supports"),
    (SENT, "Moscow rejected the reports as baseless, saying no North Korean soldiers were in Russia.", "refutes"),
    (SENT, "The spokesman denied the claims and said that no North Korean soldiers had come to Russia.", "refutes"),
    (SENT, "Moscow denied that no North Korean soldiers had come to Russia.", "supports"),
    (SENT, "He never denied that North Korean soldiers were in Russia.", "withholds"),
    (BANK, "Customer data was lost in a breach in March, the bank conceded.", "supports"),
    (BANK, "The bank insists that no customer data was lost in the breach.", "refutes"),
    (BANK, "The bank is still investigating whether customer data was lost in the March breach.", "withholds"),
    (BANK, "The regulator said it could not independently verify the loss of customer data at the bank.", "withholds"),
    (BANK, "The bank did not lose any customer data in March, its spokesman said.", "refutes"),
    (BANK, "Customer data may have been lost in the breach, an analyst wrote.", "neutral"),
    (BANK, "The bank neither confirmed nor denied the breach of customer data.", "withholds"),
    (BANK, "The bank lost customer data in March and told nobody, the newspaper found.", "supports"),
    (BANK, "According to two employees, the bank lost customer data in March.", "supports"),
    (BANK, "The bank called the report on lost customer data fabricated.", "refutes"),
    (BANK, "If the bank lost customer data, it must tell the regulator.", "neutral"),
    (BANK, "Nothing suggests that the bank lost customer data in the breach.", "withholds"),
    (BANK, "It has been established beyond doubt that the bank lost customer data.", "supports"),
    (BANK, "The bank at first denied the breach but later confirmed that customer data had been lost.", "supports"),
    (FIRE, "Protesters set the town hall on fire, witnesses said.", "supports"),
    (FIRE, "The protesters' leader rejected the accusation that they had set fire to the town hall.", "refutes"),
    (FIRE, "The fire at the town hall was not set by protesters, investigators concluded.", "refutes"),
    (FIRE, "Protesters threatened to set fire to the town hall.", "neutral"),
    (FIRE, "Police have not ruled out that protesters set fire to the town hall.", "withholds"),
    (FIRE, "Protesters tried but failed to set fire to the town hall.", "refutes"),
    (FIRE, "Footage shows protesters setting fire to the town hall.", "supports"),
    (FIRE, "It is doubtful that protesters set fire to the town hall, the fire chief said.", "refutes"),
    (FIRE, "The mayor accused protesters of having set fire to the town hall.", "supports"),
    (FIRE, "The mayor would not comment on claims that protesters set fire to the town hall.", "withholds"),
    (FIRE, "There is no doubt that protesters set fire to the town hall, the prosecutor said.", "supports"),
    (FIRE, "Claims that protesters set fire to the town hall are a lie.", "refutes"),
    (FIRE, "The story that protesters set fire to the town hall has been debunked.", "refutes"),
    (FIRE, "No one has disputed that protesters set fire to the town hall.", "supports"),
    (FIRE, "The police blamed protesters for the fire at the town hall; the protesters denied it.", "conflicting"),
    (FIRE, "Protesters will set fire to the town hall, a caller warned.", "neutral"),
    (FERRY, "The ferry went down off the island with 40 people aboard.", "supports"),
    (FERRY, "The ferry did not sink, the coast guard said; it ran aground.", "refutes"),
    (FERRY, "The coast guard had no information on a ferry sinking off the island.", "withholds"),
    (FERRY, "Reports that the ferry had sunk off the island turned out to be false.", "refutes"),
    (FERRY, "Contrary to early reports, the ferry did not sink off the island.", "refutes"),
    (
        FERRY,
        "The number of 40 people on board the sunken ferry is wrong, the coast guard said; there were 25.",
        "refutes",
    ),
    (FERRY, "The operator confirmed the sinking of the ferry off the island.", "supports"),
    (FERRY, "The operator was unable to confirm that the ferry had sunk.", "withholds"),
    (FERRY, "Was the ferry off the island sunk with 40 people on board?", "neutral"),
    (FERRY, "It is unclear whether the ferry sank off the island.", "withholds"),
    (FERRY, "The ferry sank off the island, the operator admitted on Monday after days of denials.", "supports"),
    (
        SENT,
        "The minister confirmed at last that North Korean soldiers were sent to Russia, after weeks of denial.",
        "supports",
    ),
    (SENT, "North Korean soldiers in Russia? Nonsense, the attaché said.", "refutes"),
    (SENT, "Moscow has dismissed as fake the accounts of North Korean soldiers in Russia.", "refutes"),
    (SENT, "Nothing confirms that North Korean soldiers are in Russia, the institute wrote.", "withholds"),
    (SENT, "The institute could confirm that North Korean soldiers are in Russia.", "supports"),
    (SENT, "Seoul's claim that North Korean soldiers are in Russia has not been independently confirmed.", "withholds"),
    (SENT, "Hundreds of North Korean soldiers have reached Russia, satellite images indicate.", "supports"),
    (SENT, "North Korea said that it would never send soldiers to Russia.", "refutes"),
    (SENT, "North Korea intends to send soldiers to Russia, the service believes.", "neutral"),
    (SENT, "North Korea has every right to send soldiers to Russia, the professor said.", "neutral"),
    (SENT, "North Korea would be violating sanctions by sending soldiers to Russia, the panel noted.", "neutral"),
    (SENT, "Fighters in the video are not North Korean soldiers, an expert on dialects said.", "refutes"),
    (SENT, "The allegation about North Korean soldiers in Russia lacks any basis, the mission wrote.", "refutes"),
    (SENT, "Beijing said that it was not aware of any North Korean soldiers in Russia.", "withholds"),
    (SENT, "The presence of North Korean soldiers in Russia is an established fact, the council said.", "supports"),
    (
        SENT,
        "North Korean soldiers have arrived in Russia, although the Pentagon could not confirm their number.",
        "supports",
    ),
    (MINISTER, "The minister of transport resigned, and was replaced by her deputy.", "supports"),
    (MINISTER, "Nobody knows whether the minister of transport has resigned.", "withholds"),
)


@pytest.mark.parametrize(("claim", "text", "does"), SENTENCES)
def test_what_a_sentence_does_to_a_claim(claim: Claim, text: str, does: str) -> None:
    suggestion = judge_stance(claim, text, Modality.ASSERTS)
    assert ("withholds" if suggestion.withholds else suggestion.stance.value) == does, suggestion.why
