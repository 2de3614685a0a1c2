package org.lodo.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"adam", "Adam2", "lodo[a=0.1,b=-3]", "0", "a..b", "com", "console", "l-bfgs_x"})
    void labels(String label) {
        assertThat(Names.label(label)).isSameAs(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../../evil",
                "a/b",
                "a\\b",
                "/etc",
                "C:a",
                "=1+1",
                "+1",
                "-1",
                "@sum",
                "a b",
                "a\0b",
                "a\nb",
                "naïve",
                "a.",
                "con",
                "NUL.txt",
                "lpt9",
                "\uFEFFadam",
                "a\u202Eb"
            })
    void noLabels(String label) {
        assertThatThrownBy(() -> Names.label(label))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("label '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my study", "étude", "研究", "study (1)", "a+b", "_draft", "v1.2"})
    void folders(String name) {
        assertThat(Names.folder(name)).isSameAs(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".hidden",
                "a/b",
                "a\\b",
                "=1+1",
                "+a",
                "-a",
                "@a",
                " a",
                "a ",
                "a.",
                "a:b",
                "a*",
                "a?",
                "a\"b",
                "a<b",
                "a|b",
                "a\0",
                "a\tb",
                "aux",
                "COM1.old"
            })
    void noFolders(String name) {
        assertThatThrownBy(() -> Names.folder(name))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("name '");
    }

    @Test
    void theLengthIsThatOfTheFileName() {
        assertThatCode(() -> Names.label("a".repeat(Names.MAX_LENGTH))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Names.label("a".repeat(300)))
                .hasMessage(
                        "label '" + "a".repeat(57) + "…': must have at most 120 bytes, but has 300, as it names files");
        assertThatThrownBy(() -> Names.folder("é".repeat(61))).hasMessageContaining("but has 122");
    }

    @Test
    void aMessageIsOneLineWhateverTheName() {
        assertThatThrownBy(() -> Names.label("a\nb\u001B[2J")).hasMessageNotContainingAny("\n", "\u001B");
    }

    @Test
    void namesThatDifferOnlyInCaseAreRefusedAndRepeatedOnesAreNot() {
        assertThatCode(() -> Names.requireDistinct("labels", List.of("adam", "yogi", "adam")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Names.requireDistinct("labels", List.of("adam", "yogi", "Adam")))
                .isInstanceOf(UsageException.class)
                .hasMessage("labels 'adam' and 'Adam': must differ in more than upper and lower case");
    }
}
