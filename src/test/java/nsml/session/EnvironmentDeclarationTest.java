package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.runner.Images;
import nsml.runner.PythonInterpreter;
import nsml.store.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentDeclarationTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"#nsml: nsml/ml:a", "#nsml:nsml/ml:a", "\uFEFF#nsml: nsml/ml:a  \r"})
    void theFirstLineNamesAnImage(String line) throws IOException {
        write("requirements.txt", line + "\nnumpy\n");

        assertThat(declared().image()).contains("nsml/ml:a");
    }

    @Test
    void theImageOfSetupComesFirst() throws IOException {
        write("setup.py", "#nsml: first\n");
        write("requirements.txt", "#nsml: second\n");

        assertThat(declared().image()).contains("first");
    }

    @Test
    void onlyTheFirstLineCounts() throws IOException {
        write("setup.py", "\n#nsml: late\n");

        assertThat(declared().image()).isEmpty();
    }

    @Test
    void thePackagesOfSetupComeFirst() throws IOException {
        write("setup.py", """
                #nsml: floydhub/pytorch:0.3.0-gpu.cuda8cudnn6-py3.17
                from distutils.core import setup
                import os; os.remove('main.py')  # never executed
                setup(
                    name='nsml example "install_requires=[]"',
                    version='1.0',
                    install_requires=[
                        'pillow', "konlpy==0.5.1",  # 'commented',
                        'tqdm'
                    ]
                )
                """);
        write("requirements.txt", "-r more.txt\n# nothing\nnumpy>=1.14 # reason\n--no-index\n");
        write("more.txt", "scipy\n-r requirements.txt\n");

        assertThat(names()).containsExactly("pillow", "konlpy", "tqdm", "scipy", "numpy");
        assertThat(temp.resolve("main.py")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "install_requires=['a','b']                           | a,b",
                "setup(install_requires = ('a', 'b',),)               | a,b",
                "setup(**{'install_requires': ['a']})                 | a",
                "needs=['a']\\nsetup(install_requires=needs)          | a",
                "needs=['a']\\nneeds += ['b']\\nf(install_requires=needs+['c']) | a,b,c",
                "install_requires='''a\\nb'''                         | a,b",
                "install_requires=['a' '>1', r'b']                    | a>1,b",
                "a = [] + a\\na = ['x'] + a\\nf(install_requires=a)       | x",
                "install_requires=open('requirements.txt').read()     | ",
                "install_requires=[                                   | ",
                "x = 'install_requires=[\\'a\\']'                     | ",
            })
    void aSetupScriptIsReadAsText(String script, String expected) {
        assertThat(SetupScript.installRequires(script.replace("\\n", "\n")))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(",", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "numpy                                              | numpy",
                "scikit-learn>=0.20,<0.21                           | scikit-learn",
                "torch == 1.0                                       | torch",
                "package[extra,more]~=1                             | package",
                "funcsigs; python_version < '3'                     | funcsigs",
                "git+https://example.org/u/thing.git#egg=thing_name | thing_name",
                "-e git+https://example.org/u/thing.git#egg=t       | t",
                "git+https://example.org/u/thing.git@v1             | thing",
                "https://example.org/w/torch-0.4.0-cp36-linux.whl   | torch",
                "thing @ https://example.org/thing.zip              | thing",
                "six --hash=sha256:00                               | six",
                "-e .                                               | ",
                "--index-url https://example.org                    | ",
                "# comment                                          | ",
            })
    void aRequirementIsReducedToItsName(String line, String expected) {
        assertThat(Requirement.parse(line).map(Requirement::name).orElse(null)).isEqualTo(expected);
    }

    @Test
    void systemPackagesAreNamesOnly() throws IOException {
        write("nsml_package.txt", "libgl1 libsndfile1=1.0 -y \u001B[31m\n# no\n\nmecab\nlibgl1\n");

        assertThat(declared().system()).containsExactly("libgl1", "libsndfile1", "mecab");
    }

    @Test
    void onlyWhatIsMissingIsNamed() throws Exception {
        write("setup.py", "#nsml: floydhub/pytorch:0.3.0\nsetup(install_requires=['pip','nsml','no-such-package'])");
        write("requirements.txt", "Argparse\nnone.such; python_version < '3'\nNo_Such_Either\njson\n");
        write("nsml_package.txt", "bash\nno-such-system\n");

        assertThat(EnvironmentCheck.missing(
                        declared(), PythonInterpreter.at(Path.of("/usr/bin/python3")), new Images(temp)))
                .containsExactly(
                        "image floydhub/pytorch:0.3.0",
                        "Python packages no-such-package, No_Such_Either",
                        "system package no-such-system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsml/default_ml:latest", "nsml/ml:cuda9.0-cudnn7-tf-1.11torch0.4keras2.2"})
    void theStandardImagesAreNoDemand(String image) throws Exception {
        write("setup.py", "#nsml: " + image + "\n");

        assertThat(EnvironmentCheck.missing(
                        declared(), PythonInterpreter.at(Path.of("/usr/bin/python3")), new Images(temp)))
                .isEmpty();
    }

    private List<String> names() throws IOException {
        return declared().packages().stream().map(Requirement::name).toList();
    }

    private EnvironmentDeclaration declared() throws IOException {
        write("main.py", "");
        return EnvironmentDeclaration.of(
                CodeFiles.find(temp.resolve("main.py"), List.of(), new Home(temp.resolve("home"))));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text);
    }
}
