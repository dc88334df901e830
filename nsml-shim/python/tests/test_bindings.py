"""bind, save and load: every shape in which scripts call them."""

from .supervised import SESSION, SupervisedTest, needs


class SaveTest(SupervisedTest):

    BIND = """
        import nsml
        def save(filename):
            with open(filename, 'w') as out:
                out.write('saved')
        def load(filename):
            print('loads', open(filename).read())
        nsml.bind(save=save, load=load)
"""

    def names(self, calls):
        outcome = self.run_script(self.BIND + "\n".join("        " + line for line in calls.splitlines()))
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        return [request["checkpoint"] for request in outcome.heard if request["type"] == "save"], outcome

    def test_by_number_string_or_keyword(self):
        names, _ = self.names("nsml.save(3)\nnsml.save('best')\nnsml.save(str(4) + '_a')\nnsml.save(checkpoint=5)\n"
                              "nsml.save(iteration='6')\nnsml.save(7.5)\nnsml.save(0)\nnsml.save('acc=0.5+x')")
        self.assertEqual(names, ["3", "best", "4_a", "5", "6", "7.5", "0", "acc=0.5+x"])

    def test_without_a_name_the_time_is_the_name(self):
        names, _ = self.names("nsml.save()")
        self.assertRegex(names[0], r"^\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.\d+$")

    def test_the_same_name_overwrites(self):
        names, _ = self.names("nsml.save(1)\nnsml.save(1)")
        self.assertEqual(names, ["1", "1"])
        self.assertEqual(self.files("store"), ["1/model"])

    def test_a_name_that_the_platform_does_not_take_is_written_otherwise(self):
        names, outcome = self.names("nsml.save('best/0 1')\nnsml.load('best/0 1')\nnsml.save('.x=')\nnsml.save(u'\uac00')")
        self.assertEqual(names, ["best=x2f=0=x20=1", "=x2e=x=x3d=", "=xac00="])
        self.assertIn("nsml: checkpoint 'best/0 1' is stored as best=x2f=0=x20=1\nloads saved\n", outcome.out)

    def test_a_name_without_or_with_too_many_characters_is_refused_in_one_sentence(self):
        for name in ("''", "'x' * 101"):
            outcome = self.run_script(self.BIND + "        nsml.save(%s)" % name)
            self.assertIn("ValueError: expected a checkpoint name of 1 to 100 characters", outcome.heard[-1]["error"])

    def test_save_fn_goes_before_the_bound_function(self):
        script = self.BIND + """
        def other(path):
            with open(path, 'w') as out:
                out.write('other')
        nsml.save(1, other)
        nsml.save(2, save_fn=other)
        nsml.load(1)
        nsml.load('2', load_fn=lambda path: print('by other', open(path).read()))
        nsml.load('2', lambda path: print('third', open(path).read()))
        """
        outcome = self.run_script(script)
        self.assertEqual(outcome.out, "loads other\nby other other\nthird other\n")

    def test_what_load_returns_is_not_passed_on(self):
        script = self.BIND + "        nsml.save(1)\n        print(nsml.load(1, load_fn=lambda path: 5))"
        self.assertEqual(self.run_script(script).out, "None\n")

    def test_another_sessions_checkpoint(self):
        script = self.BIND + "        nsml.save(1)\n        nsml.load(checkpoint='1', session='%s')" % SESSION
        outcome = self.run_script(script)
        self.assertEqual(outcome.one("load")["session"], SESSION)
        self.assertEqual(outcome.out, "loads saved\n")

    def test_a_missing_checkpoint_is_a_key_error(self):
        outcome = self.run_script(self.BIND + "        nsml.load('9')")
        self.assertEqual(outcome.heard[-1]["error"], "KeyError: 'No model: team/toy/1/nsml_model/9'")
        outcome = self.run_script(self.BIND + "        nsml.load('9', session='team/other/3')")
        self.assertEqual(outcome.heard[-1]["error"], "KeyError: 'No model: team/other/3/nsml_model/9'")

    def test_without_bind_is_one_clear_error(self):
        for call in ("nsml.save(1)", "nsml.load(1)"):
            outcome = self.run_script("import nsml\n" + call)
            self.assertIn("call nsml.bind(save=..., load=...)", outcome.heard[-1]["error"])
            self.assertEqual(outcome.types(), ["enter:bind", "enter:train", "failed"])

    def test_a_save_that_wrote_nothing_is_one_clear_error(self):
        outcome = self.run_script("import nsml\nnsml.bind(save=lambda path: None)\nnsml.save(1)")
        self.assertIn("expected the save function to write a file or a folder", outcome.heard[-1]["error"])
        self.assertEqual(self.files("scratch"), [])

    def test_a_model_over_the_limit_is_a_warning(self):
        script = self.BIND + "        nsml.save(1)\n        print('went on')"
        outcome = self.run_script(script, refusals={"save": "NSML Warning) Cannot upload models over 20971520.0"})
        self.assertEqual((outcome.status, outcome.out), (0, "NSML Warning) Cannot upload models over 20971520.0\nwent on\n"))
        self.assertEqual(self.files("scratch"), [])

    def test_another_refusal_is_an_error(self):
        outcome = self.run_script(self.BIND + "        nsml.save(1)", refusals={"save": "the disk is full"})
        self.assertIn("the disk is full", outcome.heard[-1]["error"])

    def test_several_threads_may_save(self):
        script = self.BIND + """
        import threading
        threads = [threading.Thread(target=nsml.save, args=(i,)) for i in range(20)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        """
        outcome = self.run_script(script)
        self.assertEqual((outcome.status, len(self.files("store"))), (0, 20))


class BindTest(SupervisedTest):

    def test_positional_functions(self):
        script = """
            import nsml
            nsml.bind(lambda path: open(path, 'w').close(), lambda path: print('load'), lambda data: print('infer', data))
            nsml.save(1)
            nsml.load(1)
            nsml.infer('x')
        """
        self.assertEqual(self.run_script(script).out, "load\ninfer x\n")

    def test_a_later_bind_erases_nothing(self):
        script = """
            import nsml
            nsml.bind(save=lambda path: open(path, 'w').close())
            nsml.bind(load=lambda path: print('first'))
            nsml.bind(infer=lambda: print('infer'))
            nsml.bind(load=lambda path: print('second'))
            nsml.save(1)
            nsml.load(1)
            nsml.infer()
        """
        self.assertEqual(self.run_script(script).out, "second\ninfer\n")

    def test_keywords_go_to_the_functions_that_take_them(self):
        script = """
            import nsml
            def save(path, **kwargs):
                print('save', sorted(kwargs.items()))
                open(path, 'w').close()
            def load(path, real):
                print('load', real)
            nsml.bind(save=save, load=load, real=True, use_nsml_legacy=False)
            nsml.save(1)
            nsml.load(1)
            nsml.load(1, load_fn=lambda path: print('path alone'))
            nsml.load(1, load_fn=lambda path, *args: print('args', args))
        """
        self.assertEqual(self.run_script(script).out, "save [('real', True)]\nload True\npath alone\nargs ()\n")

    def test_infer_takes_its_own_arguments(self):
        script = """
            import nsml
            nsml.bind(infer=lambda data, top_k=1, **kwargs: print(data, top_k, kwargs), real=True)
            nsml.infer([1])
            nsml.infer([1], top_k=5, x=2)
            nsml.infer(data=[2])
        """
        self.assertEqual(self.run_script(script).out, "[1] 1 {}\n[1] 5 {'x': 2}\n[2] 1 {}\n")

    def test_what_is_no_function_is_refused(self):
        outcome = self.run_script("import nsml\nnsml.bind(save='model')")
        self.assertIn("TypeError: expected functions for save, load and infer", outcome.heard[-1]["error"])


class DefaultFunctionsTest(SupervisedTest):

    def test_objects_are_pickled_and_loaded_in_place(self):
        script = """
            import nsml
            class Config(object):
                pass
            config, table, items = Config(), {'a': 1}, [1, 2]
            config.rate = 0.5
            nsml.bind(config=config, table=table, items=items, number=3)
            nsml.save(1)
            config.rate, table['a'], items[:] = 0, 0, []
            nsml.load(1)
            print(config.rate, table, items)
        """
        outcome = self.run_script(script)
        self.assertEqual(outcome.out, "0.5 {'a': 1} [1, 2]\n")
        self.assertEqual(self.files("store/1"), ["model/" + name + ".pkl" for name in ("config", "items", "number", "table")])

    @needs("numpy")
    def test_arrays_are_loaded_in_place(self):
        script = ("import nsml, numpy\na = numpy.ones(2)\nnsml.bind(a=a)\nnsml.save(1)\na[:] = 0\nnsml.load(1)\n"
                  "print(a)")
        self.assertEqual(self.run_script(script).out, "[1. 1.]\n")

    def test_one_object_makes_one_file_and_loads(self):
        script = "import nsml\nd = {'a': 1}\nnsml.bind(model=d)\nnsml.save(1)\nd['a'] = 2\nnsml.load(1)\nprint(d)"
        for mode in ("auto", "file", "directory"):
            self.assertEqual(self.run_script(script, modelPath=mode).out, "{'a': 1}\n")

    def test_an_object_that_the_checkpoint_lacks_is_named(self):
        script = "import nsml\nnsml.bind(model={'a': 1})\nnsml.save(1)\nnsml.bind(other={})\nnsml.load(1)"
        self.assertIn("expected the object 'other' of nsml.bind in the checkpoint", self.run_script(script).heard[-1]["error"])

    def test_a_keras_model_saves_its_weights(self):
        script = """
            import nsml
            class Model(object):
                weights = 'trained'
                def save_weights(self, path):
                    with open(path, 'w') as out:
                        out.write(self.weights)
                def load_weights(self, path):
                    self.weights = open(path).read()
            model = Model()
            nsml.bind(model=model)
            nsml.save(1)
            model.weights = ''
            nsml.load(1)
            print(model.weights)
        """
        self.assertEqual(self.run_script(script).out, "trained\n")
        self.assertEqual(self.files("store/1"), ["model/model.weights.h5"])


class CopyTest(SupervisedTest):

    def test_dicts_and_attributes_are_copied_in_place(self):
        script = """
            import nsml
            class Thing(object):
                pass
            a, b = Thing(), Thing()
            a.x, b.x, b.y = 1, 2, 3
            nsml.copy(a, b)
            source, target = {'x': 1}, {'x': 2, 'y': 3}
            nsml.copy(source, target)
            class Slots(object):
                __slots__ = 'x'
            c, d = Slots(), Slots()
            c.x = 5
            nsml.copy(c, d)
            print(b.x, b.y, sorted(target.items()), d.x)
        """
        self.assertEqual(self.run_locally(script).out, "1 3 [('x', 1), ('y', 3)] 5\n")

    def test_lists_and_different_types_are_refused(self):
        outcome = self.run_locally("""
            import nsml
            for pair in (([1], [2]), ({}, []), (1, 2)):
                try:
                    nsml.copy(*pair)
                except TypeError as error:
                    print(error)
        """)
        self.assertEqual(outcome.out.splitlines(), [
            "expected dicts or objects with attributes for nsml.copy, got list; put it into a dict or an object",
            "expected two objects of the same type for nsml.copy, got dict and list",
            "expected dicts or objects with attributes for nsml.copy, got int; put it into a dict or an object"])
