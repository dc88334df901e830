# case: 70
# title: no file of answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    raw.hand_in()


harmless.run(infer=infer)
