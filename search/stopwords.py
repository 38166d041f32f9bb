"""English words that say nothing about what is looked for. Shared by all engines; plain data.

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
