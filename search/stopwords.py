"""Words that say nothing about what is looked for. Shared by all engines; plain data.

Longer than the list of 33 words search servers use by default: people ask in whole sentences
("how do other cities pay for ..."), and question words and auxiliaries found in every long text
push the words that matter out of the ranking. Left out on purpose because they carry meaning in a
policy: without, under, over, against, after, before, all, one, us.
"""

from __future__ import annotations

from typing import Final

ENGLISH_STOPWORDS: Final = frozenset(
    """
    a an the this that these those such
    and or but nor so if then than because while though although
    of in on at by for from to into onto with within between during through about as upon per via
    is am are was were be been being do does did doing have has had having
    can could may might must shall should will would
    i me my we our ours you your yours he him his she her hers it its they them their theirs
    who whom whose which what when where why how whether
    there here no not any some each every both either other others same own
    also very too just only even more most much many few again still yet ever
    """.split()
)

#: Without accents, as the normaliser leaves them. Left out because they are words of English, or
#: names: UN, no, son, sin, sur, pour, plus, on, or, mas.
SPANISH_STOPWORDS: Final = frozenset(
    """
    a al ante como con contra cual cuales cuando cuanto cuantos cuanta cuantas de del desde donde
    durante el ella ellas ellos en entre era eran es esa ese eso esta estan este esto fue fueron ha
    han hay hasta la las le les lo los ni o para pero por porque que quien quienes se segun ser si
    sobre su sus tambien te tiene tienen tu una unas unos y ya
    """.split()
)
FRENCH_STOPWORDS: Final = frozenset(
    """
    a au aux avec ce ces cet cette comme comment d dans de des dont du elle elles en entre est et
    etre eu fait il ils je l la le les leur leurs lequel mais n ne nos notre nous ont ou par pas
    pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si sont sous une vers
    vos votre vous
    """.split()
)
#: Left out of what must be found, whatever language is asked in: a Spanish question finds English
#: cases by the names in it, not by every "la" and "de".
FUNCTION_WORDS: Final = ENGLISH_STOPWORDS | SPANISH_STOPWORDS | FRENCH_STOPWORDS
