"""cache."""

import shutil

from .supervised import SupervisedTest


class CacheTest(SupervisedTest):

    PREPROCESS = """
        import nsml, os
        def preprocess(output_path, size=1, **kwargs):
            print('runs')
            for path in [output_path] if isinstance(output_path, str) else output_path:
                os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
                open(path, 'w').write('made of %s' % size)
    """

    def calls(self, call, source=None, show="", **fields):
        outcome = self.run_script("%s\n        %s\n%s" % (source or self.PREPROCESS, call, show), **fields)
        self.assertEqual(outcome.status, 0, outcome.err)
        self.assertEqual(self.files("scratch"), [])
        return outcome

    def ran(self, call, **more):
        return "runs\n" in self.calls(call, **more).out

    def forget_files(self):
        shutil.rmtree(self.app)
        self.make("app")

    def test_files_come_back_without_a_run(self):
        call = "nsml.cache(preprocess, output_path=['./a.pkl', 'sub/b.pkl'], size=5)"
        self.assertTrue(self.ran(call))
        self.forget_files()
        outcome = self.calls(call, show="        print(open('a.pkl').read(), '|', open('sub/b.pkl').read())")
        self.assertNotIn("runs", outcome.out)
        self.assertIn("made of 5 | made of 5\n", outcome.out)
        self.assertIn("recall", outcome.types())

    def test_one_path_as_a_string(self):
        call = "nsml.cache(preprocess, output_path='one.txt')"
        self.assertTrue(self.ran(call))
        self.assertFalse(self.ran(call))

    def test_the_default_path(self):
        call = "nsml.cache(preprocess)"
        self.assertTrue(self.ran(call))
        self.assertFalse(self.ran(call))
        self.assertIn("processed", self.files("app"))

    def test_a_folder_comes_back(self):
        source = """
        import nsml, os
        def preprocess(output_path):
            print('runs')
            os.makedirs(output_path[0] + '/deep')
            open(output_path[0] + '/deep/file', 'w').write('x')
        """
        self.assertTrue(self.ran("nsml.cache(preprocess)", source=source))
        self.forget_files()
        self.assertFalse(self.ran("nsml.cache(preprocess)", source=source))
        self.assertIn("processed/deep/file", self.files("app"))

    def test_other_arguments_paths_or_source_run_again(self):
        self.assertTrue(self.ran("nsml.cache(preprocess, ['a'], size=1)"))
        self.assertTrue(self.ran("nsml.cache(preprocess, ['a'], size=2)"))
        self.assertTrue(self.ran("nsml.cache(preprocess, ['b'], size=1)"))
        self.assertTrue(self.ran("nsml.cache(preprocess, ['a'], size=1)", dataset="other"))
        self.assertTrue(self.ran("nsml.cache(preprocess, ['a'], size=1)",
                                 source=self.PREPROCESS.replace("made of", "out of")))
        self.assertFalse(self.ran("nsml.cache(preprocess, ['a'], size=1)"))

    def test_under_2019_the_name_is_the_key(self):
        self.assertTrue(self.ran("nsml.cache(preprocess, ['a'], size=1)", compat="2019"))
        outcome = self.calls("nsml.cache(preprocess, ['a'], size=2)", compat="2019")
        self.assertNotIn("runs\n", outcome.out)
        self.assertEqual(outcome.one("recall")["key"], "preprocess")

    def test_arguments_without_a_lasting_identity_are_not_cached(self):
        call = "import threading; nsml.cache(preprocess, ['a'], lock=threading.Lock())"
        self.assertTrue(self.ran(call))
        outcome = self.calls(call)
        self.assertIn("runs\n", outcome.out)
        self.assertIn("nsml: nothing is cached, as an argument has no lasting identity: ", outcome.out)

    def test_data_as_an_argument(self):
        call = "nsml.cache(preprocess, ['a'], data={'x': [1, 2, (3, b'4')], 'y': {5, 6, 'z'}, 'f': preprocess, 'o': 1j})"
        self.assertTrue(self.ran(call))
        self.assertFalse(self.ran(call))

    def test_what_is_no_plain_function(self):
        call = "from functools import partial; nsml.cache(partial(preprocess, size=3), ['a'])"
        self.assertTrue(self.ran(call))
        self.assertFalse(self.ran(call))
        self.assertTrue(self.ran(call, source=self.PREPROCESS.replace("made of", "out of")))

    def test_a_function_that_made_no_file_is_not_cached(self):
        source = "\n        import nsml\n        def preprocess(output_path):\n            print('runs')"
        outcome = self.calls("nsml.cache(preprocess, ['a'])", source=source)
        self.assertIn("nsml: nothing is cached, as the function made no a\n", outcome.out)
        self.assertEqual(outcome.types(), ["enter:bind", "enter:train", "recall", "done"])

    def test_what_the_platform_does_not_keep_is_there_all_the_same(self):
        call = "nsml.cache(preprocess, ['a']); print(open('a').read())"
        outcome = self.calls(call, refusals={"keep": "more than 10 bytes in all"})
        self.assertIn("nsml: nothing is cached: more than 10 bytes in all\nmade of 1\n", outcome.out)

    def test_off_the_platform_the_function_runs(self):
        outcome = self.run_locally(self.PREPROCESS + "\n        nsml.cache(preprocess, output_path=['a'])")
        self.assertEqual(outcome.out, "runs\n")
