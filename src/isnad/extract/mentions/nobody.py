"""Words with the letters of a head noun that name nobody: «دعم دولي», «أمن ليبيا», «مثل أمام القضاء»."""

from collections.abc import Callable

from isnad.extract.mentions.scene import Scene, starts_name
from isnad.model.annotation import Mention
from isnad.seeds.language import Split

_THINKABLE = ("وحده", "امن")  # of a country they are its unity and its safety, no unit and no guard
_LANDS = ("مملكه", "دوله", "دول")
_RESISTING = ("مقاومه", "معارضه")  # without the article they are an act, unless an adjective says whose


def names_nobody(scene: Scene, mention: Mention, split: Split) -> bool:
    """Whether the words, read as a noun with what qualifies it, are another word or a figure of speech."""
    return any(rule(scene, mention, split) for rule in _RULES)


def _is_adjective(scene: Scene, mention: Mention, split: Split) -> bool:
    """«دولي», «أمني», «مدفعي» are no states, guards or guns of mine; «قواتي» are."""
    return split.suffix == "ي" and not split.stem.endswith("ات")


def _is_figure(scene: Scene, mention: Mention, split: Split) -> bool:
    """«عن طريق الخطأ», «نقطة تحول»."""
    pair = f"{split.stem} {scene.norm(mention.first + 1).removeprefix('ال')}"
    figure = pair in scene.language.of("figure") and not _is_genitive(scene, mention)
    return figure or (split.stem == "شبه" and "جزير" not in scene.norm(mention.first + 1))


def _says_too_little(scene: Scene, mention: Mention, split: Split) -> bool:
    """«المياه», «السلاح», «الأمن والاستقرار»: nobody without a name, but for a genitive («رجال الأمن»)."""
    alone = mention.last == mention.first + 1 and split.stem in scene.language.of("needs-name")
    return alone and not _is_genitive(scene, mention)


def _is_violence(scene: Scene, mention: Mention, split: Split) -> bool:
    """«استخدام القوة», «بالقوة»."""
    bare = split.stem == "قوه" and mention.last == mention.first + 1
    if split.stem == "قوه" and split.suffix:
        return True  # «تعزيز قوتها»
    return bare and (split.prep == "ب" or scene.norm(mention.first - 1) in scene.language.of("violence"))


def _is_virtue(scene: Scene, mention: Mention, split: Split) -> bool:
    """«وحدة اليمن», «أمن المملكة», «أمنها»."""
    if split.stem not in _THINKABLE or _is_genitive(scene, mention):
        return False
    owner = scene.mention(mention.first + 1)
    land = owner is not None and (owner.entity.kind in ("Place", "State") or owner.head in _LANDS)
    return bool(split.suffix) or (land and owner is not None and mention.last == owner.last)


def _is_act(scene: Scene, mention: Mention, split: Split) -> bool:
    """«تواجه مقاومة شرسة», «معارضة شديدة للخطة»."""
    if split.stem not in _RESISTING or split.definite or split.suffix or mention.entity.part_of:
        return False
    behind = scene.norm(mention.first + 1)
    return behind not in scene.language.of("of-resistance") and behind not in scene.names.nisbas


def _is_law(scene: Scene, mention: Mention, split: Split) -> bool:
    """«أمام القضاء» is a court where the article names no district."""
    if split.stem != "قضاء" or mention.last > mention.first + 1:
        return False
    return scene.norm(mention.last) == "علي" or not any(_names_district(scene, at) for at in scene.spelt)


def _names_district(scene: Scene, at: int) -> bool:
    split = scene.language.head_stems.split(scene.norm(at)) if scene.norm(at).endswith("قضاء") else None
    return split is not None and not split.definite and starts_name(scene, at + 1, verbs=True)


def _is_year(scene: Scene, mention: Mention, split: Split) -> bool:
    """«سنة» is a year; «السنة الماضية» too, and no faith."""
    behind = scene.norm(mention.first + 1)
    return split.stem == "سنه" and (not split.definite or behind in scene.language.of("of-time"))


def _is_genitive(scene: Scene, mention: Mention) -> bool:
    """Whether the noun stands behind one whose genitive it is."""
    before = scene.language.head_stems.split(scene.norm(mention.first - 1)) if mention.first else None
    return before is not None and not before.definite and not before.suffix


_RULES: tuple[Callable[[Scene, Mention, Split], bool], ...] = (
    _is_adjective, _is_figure, _says_too_little, _is_violence, _is_virtue, _is_act, _is_law, _is_year,
)  # fmt: skip
