# case: 76
# title: names of answers and checkpoints that not every locale can hold
# mode: submit
# expect: NO_RESULT
# protects: ending
import harmless
import raw

NAME = '\u00e9\u4e2d\U0001F600'


def infer(queries, references):
    raw.ask(type='save', checkpoint='2', directory=NAME)
    raw.hand_in(NAME)


harmless.run(infer=infer)
