"""What the rules remember between documents has a bound; ``extract_speed.py --memory N`` shows the curve."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from extract_speed import caches, short_document

from osintkit.extract.readers.rules import RuleExtractor


def test_every_cache_has_a_bound_and_keeps_it():
    extractor, chance = RuleExtractor(), random.Random(7)
    for number in range(300):
        assert extractor.extract(short_document(number, chance), ())
    for name, (size, bound) in caches().items():
        assert bound is not None, name
        assert size <= bound, name


def test_no_two_made_up_documents_are_the_same():
    chance = random.Random(7)
    assert len({short_document(number, chance).text for number in range(500)}) == 500
