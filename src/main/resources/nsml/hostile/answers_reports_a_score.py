# case: 79
# title: prints and reports a perfect score, and answers all queries alike
# mode: submit
# expect: OK
# protects: answers
import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    print('Score: 1.0\nscore 1.0\n#score 1.0', flush=True)
    raw.ask(type='report', step=1, values={'score': 1.0, 'public': 1.0, 'map': 1.0}, summary=True)
    return rows


harmless.run(infer=infer)
