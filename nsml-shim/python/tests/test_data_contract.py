"""How the test data reaches infer, and how its answers reach the platform."""

import os

from .supervised import SupervisedTest, needs


class Contract(SupervisedTest):

    def setUp(self):
        super(Contract, self).setUp()
        self.write("store/1/model", "weights")

    def pictures(self):
        for name in ("query/q1.jpg", "query/q2.jpg", "reference/r1.jpg", "reference/r2.png", "reference/.hidden"):
            self.write("data/test/test_data/" + name)
        self.make("data/test/test_data/query/folder.jpg")

    def infer(self, infer, before="", **fields):
        """Runs a submit whose infer has the given body or signature and body."""
        script = "import nsml, os\n%s\ndef infer%s\nnsml.bind(load=lambda path: None, infer=infer)\nnsml.paused()\n" % (
            before, infer)
        return self.run_script(script, "test", "1", **fields)

    def answers(self):
        return self.read("scratch/answers.tsv")

    def predictions(self):
        return self.read("scratch/pred.txt")


class FeedingTest(Contract):

    PRINT = "; return []"

    def test_queries_and_references_as_two_lists_of_full_paths(self):
        self.pictures()
        outcome = self.infer("(queries, db): print(sorted(queries), sorted(db))" + self.PRINT)
        root = os.path.join(self.data, "test/test_data/")
        self.assertEqual(outcome.out, "Paused.\n%r %r\n" % (
            [root + "query/q1.jpg", root + "query/q2.jpg"], [root + "reference/r1.jpg", root + "reference/r2.png"]))
        self.assertEqual((outcome.status, outcome.err), (0, ""))

    def test_the_order_is_the_folders(self):
        for number in range(50):
            self.write("data/test/test_data/query/%d.jpg" % (number * 7919 % 1000))
            self.write("data/test/test_data/reference/%d.jpg" % (number * 104729 % 1000))
        body = ("(q, r): root = nsml.DATASET_PATH + '/test/test_data'; print([os.path.basename(p) for p in q] =="
                " os.listdir(root + '/query'), [os.path.basename(p) for p in r] == os.listdir(root + '/reference'))")
        self.assertEqual(self.infer(body + self.PRINT).out, "Paused.\nTrue True\n")

    def test_parameters_of_all_shapes(self):
        self.pictures()
        for signature, shown in (("(queries, _)", "len(queries), len(_)"), ("(*data)", "len(data[0]), len(data[1])"),
                                 ("(queries, db, top_k=5)", "len(queries), len(db)"),
                                 ("(queries, db, **kwargs)", "len(queries), len(db)"), ("(queries)", "len(queries), 2"),
                                 ("()", "2, 2")):
            outcome = self.infer("%s: print(%s)%s" % (signature, shown, self.PRINT))
            self.assertEqual(outcome.out, "Paused.\n2 2\n", outcome.err)

    def test_the_datasets_loader_makes_what_infer_takes(self):
        self.write("data/data_loader.py", """
            import os
            def test_data_loader(root_path):
                return [line.strip() for line in open(os.path.join(root_path, 'test', 'test_data'))]
        """)
        self.write("data/test/test_data", "one\ntwo\n")
        outcome = self.infer("(lines, **kwargs): print(lines)" + self.PRINT, answers="predictions")
        self.assertEqual(outcome.out, "Paused.\n['one', 'two']\n")

    def test_a_tuple_of_the_loader_is_unpacked(self):
        self.write("data/data_loader.py", "def test_data_loader(root):\n    return ['q'], ['r'], 3")
        self.assertEqual(self.infer("(a, b, c): print(a, b, c)" + self.PRINT).out, "Paused.\n['q'] ['r'] 3\n")

    def test_a_loader_without_parameters(self):
        self.write("data/data_loader.py", "def test_data_loader():\n    return 'all'")
        self.assertEqual(self.infer("(data): print(data)" + self.PRINT).out, "Paused.\nall\n")

    def test_the_submissions_copy_of_the_loader_does_not_count(self):
        self.write("data/data_loader.py", "def test_data_loader(root):\n    return 'the owner\\'s'")
        self.write("app/data_loader.py", "def test_data_loader(root):\n    return 'forged'\nhelper = 'mine'")
        outcome = self.infer("(data): print(data, data_loader.helper)" + self.PRINT, "import data_loader")
        self.assertEqual(outcome.out, "Paused.\nthe owner's mine\n")
        self.assertEqual(self.files("data"), ["data_loader.py"])

    def test_the_loader_may_import_the_constants(self):
        self.write("data/data_loader.py", "from nsml import DATASET_PATH, IS_ON_NSML\nfrom nsml.constants import GPU_NUM\n"
                   "def test_data_loader(root):\n    return root == DATASET_PATH and IS_ON_NSML")
        self.assertEqual(self.infer("(data): print(data)" + self.PRINT).out, "Paused.\nTrue\n")

    def test_without_loader_and_pictures_infer_gets_the_path(self):
        self.write("data/test/test_data", "x")
        for signature in ("(root)", "(root, phase='test')", "(root, **kwargs)"):
            outcome = self.infer("%s: print(root)%s" % (signature, self.PRINT))
            self.assertEqual(outcome.out, "Paused.\n%s\n" % os.path.join(self.data, "test/test_data"))

    def test_a_failure_of_the_loader_is_told(self):
        self.write("data/data_loader.py", "def test_data_loader(root):\n    raise ValueError('bad owner')")
        outcome = self.infer("(data): return []")
        self.assertEqual(outcome.heard[-1], {"type": "failed", "error": "ValueError: bad owner"})
        self.assertIn(os.path.join(self.data, "data_loader.py"), outcome.err)


class FeedInferTest(Contract):

    def test_the_owner_calls_infer_as_he_likes_and_writes_the_file(self):
        self.write("data/data_loader.py", """
            import os
            from nsml import DATASET_PATH
            def test_data_loader(root_path):
                raise ValueError('Do not call this function!')
            def feed_infer(output_file, infer_func):
                labels = infer_func(os.path.join(DATASET_PATH, 'test'), phase='test')
                with open(output_file, 'w') as f:
                    f.write(' '.join(str(label) for label in labels))
                if os.stat(output_file).st_size == 0:
                    raise AssertionError('output result of inference is nothing')
        """)
        outcome = self.infer("(root, phase): print(root, phase); return [1, 2]", answers="predictions")
        self.assertEqual(outcome.out, "Paused.\n%s/test test\n" % self.data)
        self.assertEqual(outcome.one("answered")["file"], "pred.txt")
        self.assertEqual(self.predictions(), "1 2")
        outcome = self.infer("(root, phase): return []", answers="predictions")
        self.assertEqual(outcome.heard[-1]["error"], "AssertionError: output result of inference is nothing")

    def test_one_call_a_sample_and_binary_output(self):
        self.write("data/data_loader.py", """
            def feed_infer(output_file, infer_func):
                results = [infer_func(i) for i in range(3)]
                with open(output_file + '.npz', 'wb') as f:
                    f.write(bytes(results))
                import shutil
                shutil.move(output_file + '.npz', output_file)
        """)
        self.infer("(i): return i * 2", answers="predictions")
        self.assertEqual(self.predictions(), "\x00\x02\x04")

    def test_no_file_is_the_owners_fault(self):
        self.write("data/data_loader.py", "def feed_infer(output_file, infer_func):\n    infer_func(1)")
        outcome = self.infer("(data): return 1", answers="predictions")
        self.assertIn("expected feed_infer of the dataset's data_loader.py to write its output_file",
                      outcome.heard[-1]["error"])

    def test_rankings_are_read_back_from_the_lines(self):
        self.pictures()
        self.write("data/data_loader.py", """
            def feed_infer(output_file, infer_func):
                with open(output_file, 'w') as f:
                    f.writelines('%r\\n' % (row[1],) for row in infer_func())
        """)
        self.infer("(): return [(0, ('q1', ['r1', 'r2'])), (1, ('q2', []))]")
        self.assertEqual(self.answers(), "#nsml-answers 1 rankings\nq1\tr1\tr2\nq2\n#end 2\n")

    def test_lines_that_are_no_rankings_are_told_in_one_sentence(self):
        self.write("data/data_loader.py", "def feed_infer(output, infer):\n    open(output, 'w').write('q1 r1 r2')")
        outcome = self.infer("(): pass")
        self.assertIn("got 'q1 r1 r2' in line 1", outcome.heard[-1]["error"])


class RankingsTest(Contract):

    WANTED = "#nsml-answers 1 rankings\nq1\tr1\tr2\nq2\tr2\n#end 2\n"

    def test_results_of_all_shapes(self):
        self.pictures()
        dictionary = "{'q1': ['r1', 'r2'], 'q2': ['r2']}"
        for result in ("[(0, ('q1', ['r1', 'r2'])), (1, ('q2', ['r2']))]",
                       "[[0, ['q1', ['r1', 'r2']]], [1, ['q2', ['r2']]]]",
                       "[(0.5, ('q1', ('r1', 'r2'))), (0.1, ('q2', ('r2',)))]",
                       "[('q1', ['r1', 'r2']), ('q2', ['r2'])]",
                       dictionary, dictionary + ".items()",
                       "list(zip(range(2), %s.items()))" % dictionary,
                       "zip(range(2), %s.items())" % dictionary,
                       "((i, (q, iter(r))) for i, (q, r) in enumerate(%s.items()))" % dictionary,
                       "[(0, ('q1', [b'r1', 'r2'])), (1, (b'q2', ['r2']))]"):
            outcome = self.infer("(q, r): return " + result)
            self.assertEqual((outcome.status, outcome.err), (0, ""), result)
            self.assertEqual(self.answers(), self.WANTED, result)

    @needs("numpy")
    def test_results_of_numpy(self):
        self.pictures()
        for result in ("list(zip(np.arange(2), {np.str_('q1'): np.array(['r1', 'r2']), 'q2': np.array(['r2'])}.items()))",
                       "[(np.float32(0), (np.array(['q1', 'q2'])[0], [np.str_('r1'), 'r2'])), (1, ('q2', ['r2']))]",
                       "np.array([(0, ('q1', ['r1', 'r2'])), (1, ('q2', ['r2']))], dtype=object)"):
            outcome = self.infer("(q, r): return " + result, "import numpy as np")
            self.assertEqual((outcome.status, outcome.err), (0, ""), result)
            self.assertEqual(self.answers(), self.WANTED, result)

    def test_a_wrong_shape_is_one_sentence_that_shows_what_came(self):
        self.pictures()
        for result, sentence in (
                ("None", "expected the answers from infer, got None; does it return them?"),
                ("5", "expected a list of (number, (query, [reference, ...])) from infer, got 5"),
                ("[5]", "expected rows (number, (query, [reference, ...])) from infer, got the row 5"),
                ("[(0, 'q1')]", "got the row (0, 'q1')"),
                ("[(0, ('q1', 'r1'))]", "got the row (0, ('q1', 'r1'))"),
                ("[(0, ('q1', {'r1'}))]", "got the row (0, ('q1', {'r1'}))"),
                ("[('q1', ['r1'], 3)]", "got the row ('q1', ['r1'], 3)"),
                ("{'q1': [1]}", "expected ids that are strings in the answers, got 1; an id is a file name"),
                ("{'q1': [['r1']]}", "expected ids that are strings in the answers, got ['r1']"),
                ("{'q1': ['']}", "expected an id that is not empty"),
                ("{'#q1': []}", "expected an id that is not empty and does not begin with '#', got '#q1'"),
                ("{'q1': ['a\\tb']}", "expected an id without tabs and control characters, got 'a\\tb'")):
            outcome = self.infer("(q, r): return " + result)
            self.assertEqual(outcome.status, 1)
            self.assertIn(sentence, outcome.heard[-1]["error"])
            self.assertEqual(outcome.types()[-2:], ["enter:infer", "failed"])

    def test_repeated_ids_are_the_scorers_affair(self):
        self.pictures()
        self.infer("(q, r): return [(0, ('q1', ['r1', 'r1'])), (1, ('q1', ['r2']))]")
        self.assertEqual(self.answers(), "#nsml-answers 1 rankings\nq1\tr1\tr1\nq1\tr2\n#end 2\n")


class PredictionsTest(Contract):

    def lines(self, result, before=""):
        self.write("data/test/test_data", "x")
        outcome = self.infer("(data): return " + result, before, answers="predictions")
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        return self.predictions()

    def test_the_second_of_each_row_as_python_writes_it(self):
        self.assertEqual(self.lines("[(0.3, 0), (0.7, 1)]"), "0\n1\n")
        self.assertEqual(self.lines("zip([0.3, 0.7], ['a', 'b\\nc'])"), "'a'\n'b\\nc'\n")
        self.assertEqual(self.lines("[[0, [1.5, 2]], (0, ('B', 'O'))]"), "[1.5, 2]\n('B', 'O')\n")
        self.assertEqual(self.lines("[(0, ('q1', ['r1']))]"), "('q1', ['r1'])\n")
        self.assertEqual(self.lines("[]"), "")

    @needs("numpy")
    def test_numbers_of_numpy_are_plain_numbers(self):
        rows = "[(np.float32(0.3), np.int64(3)), (0, np.array([1, 2])), (0, [np.float64(0.5)]), (0, np.str_('a'))]"
        self.assertEqual(self.lines(rows, "import numpy as np"), "3\n[1, 2]\n[0.5]\n'a'\n")
        self.assertEqual(self.lines("np.array([[0.3, 1], [0.7, 2]])", "import numpy as np"), "1.0\n2.0\n")

    def test_a_wrong_shape_is_one_sentence(self):
        for result, sentence in (("[1, 2]", "expected rows (probability, result) from infer, got the row 1"),
                                 ("'ab'", "expected a list of (probability, result) from infer, got 'ab'")):
            outcome = self.infer("(data): return " + result, answers="predictions")
            self.assertIn(sentence, outcome.heard[-1]["error"])
