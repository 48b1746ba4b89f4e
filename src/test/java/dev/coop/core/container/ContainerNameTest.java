package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.AbstractCollection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContainerNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "web", "a1", "a-b", "a--b", "web-2"})
    void a_label_is_a_name(String name) {
        assertThat(ContainerName.isValid(name)).isTrue();
        assertThat(ContainerName.check(name)).isEqualTo(name);
    }

    @Test
    void a_name_has_63_characters_at_most() {
        assertThat(ContainerName.isValid("a".repeat(63))).isTrue();
        assertThat(ContainerName.isValid("a".repeat(64))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1web",
                "-web",
                "web-",
                "Web",
                "wéb",
                "we b",
                "we_b",
                "we.b",
                "../web",
                "web/",
                "web\n",
                "web\0",
                "-",
                "--force",
                "Not a name!"
            })
    void what_is_no_label_is_no_name(String name) {
        assertThatExceptionOfType(CoopException.class)
                .isThrownBy(() -> ContainerName.check(name))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Kind.USAGE))
                .satisfies(refused -> assertThat(refused.hint()).isEqualTo(ContainerName.rule()));
    }

    @Test
    void random_names_are_names_and_differ() {
        Random dice = new Random(1);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String name = ContainerName.random(List.of(), dice);
            assertThat(ContainerName.isValid(name)).as(name).isTrue();
            assertThat(name).matches("[a-z]+-[a-z]+");
            names.add(name);
        }
        assertThat(names).hasSizeGreaterThan(150);
    }

    @Test
    void a_random_name_is_never_a_taken_one() {
        String first = ContainerName.random(List.of(), new Random(7));
        assertThat(ContainerName.random(List.of(first), new Random(7))).isNotEqualTo(first);
    }

    @Test
    void when_all_pairs_are_taken_a_number_follows() {
        var allPairs = new AbstractCollection<String>() {
            @Override
            public boolean contains(Object name) {
                return !name.toString().matches(".*\\d");
            }

            @Override
            public Iterator<String> iterator() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int size() {
                throw new UnsupportedOperationException();
            }
        };
        String name = ContainerName.random(allPairs, new Random(1));
        assertThat(name).matches("[a-z]+-[a-z]+-\\d+");
        assertThat(ContainerName.isValid(name)).isTrue();
    }
}
