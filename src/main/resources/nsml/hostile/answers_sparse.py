# case: 71
# title: a file of answers that is almost all hole
# mode: submit
# expect: BAD_RESULT | DISK
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    with open(raw.place('forged.tsv'), 'w') as out:
        out.write(raw.HEADER + raw.lines(rows))
        out.truncate(28 << 20)
    raw.hand_in()


harmless.run(infer=infer)
