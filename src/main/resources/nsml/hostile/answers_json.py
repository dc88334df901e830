# case: 71
# title: JSON nested 100,000 deep for answers
# mode: submit
# expect: BAD_RESULT
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    raw.hand_in_text('[' * 100000 + str(len(rows)) + ']' * 100000 + '\n')


harmless.run(infer=infer)
