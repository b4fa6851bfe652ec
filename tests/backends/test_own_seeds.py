"""A user's folder of seeds reaches every stage."""

from isnad.backends.rules import load_rules
from isnad.resources import folder
from isnad.text.fold import key


def test_words_for_quantities_come_from_every_folder(tmp_path):
    (tmp_path / "lexicon").mkdir()
    rows = "victims\tform\twords\nCivilian\tone\tخبازا\n"
    (tmp_path / "lexicon" / "victims.tsv").write_text(rows, encoding="utf-8")
    shipped = folder("seeds")
    assert key("خبازا") not in load_rules([shipped]).quantities.casualties
    assert key("خبازا") in load_rules([shipped, tmp_path]).quantities.casualties
