# case: 70
# title: an empty file of answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    raw.hand_in_text('')


harmless.run(infer=infer)
