package dev.coop.core.authorization;

import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.audit.AuditRecord;
import dev.coop.core.authorization.CodeEntry.Outcome;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.testing.Approver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the code must withstand: attacks on its value, its time, its tries, and on what it was given for. */
class AuthorizerTest {
    private static final Subject SUBJECT = new Subject(
            "brave-otter", Path.of("/home/me/.ssh"), "66306:131", true, "/home/agent/.ssh", Duration.ofMinutes(30));

    @TempDir
    Path folder;

    private final long[] nanos = {Long.MAX_VALUE - Duration.ofSeconds(3).toNanos()};
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private AuditLog audit = new AuditLog(Path.of("/"), Path.of("/"), Instant::now);

    @BeforeEach
    void files() {
        audit = new AuditLog(folder.resolve("data/audit.jsonl"), folder.resolve("config/anchor"), () -> now);
    }

    private static AuthorizationRequest request(Subject subject) {
        return new AuthorizationRequest(subject, List.of("it holds your SSH keys"), List.of("id_ed25519"), List.of());
    }

    private Authorizer authorizer(CodeChannel channel) {
        return new Authorizer(channel, new Pause(folder.resolve("data/pause"), () -> now), audit, () -> nanos[0]);
    }

    private void pass(Duration time) {
        nanos[0] += time.toNanos();
        now = now.plus(time);
    }

    private List<AuditKind> audited() {
        return audit.read().stream()
                .map(AuditRecord::event)
                .map(each -> each.kind())
                .toList();
    }

    private CoopException refused(Approver person) {
        CoopException refused = catchThrowableOfType(
                CoopException.class, () -> authorizer(person).authorize(request(SUBJECT), person));
        assertThat(refused).isNotNull();
        assertThat(person.code()).as("the code is taken away").isNull();
        return refused;
    }

    /** Enters something else than the code, a number of times. */
    private static class Guesser extends Approver {
        private final int wrong;
        private int tries;
        final List<Integer> left = new ArrayList<>();

        Guesser(int wrong) {
            this.wrong = wrong;
        }

        @Override
        public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
                throws InterruptedException {
            left.add(triesLeft);
            tries++;
            String right = Objects.requireNonNull(code());
            return tries <= wrong ? other(right).toCharArray() : right.toCharArray();
        }
    }

    private static String other(String code) {
        return (code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1)) + code.substring(1);
    }

    @Test
    void the_right_code_gives_a_permit_for_that_subject() {
        Approver person = new Approver();
        authorizer(person).authorize(request(SUBJECT), person).use(SUBJECT);
        assertThat(person.outcomes()).containsExactly(Outcome.ACCEPTED);
        assertThat(person.code()).as("the code is taken away").isNull();
        assertThat(audited()).containsExactly(AuditKind.AUTHORIZATION_GRANTED);
    }

    @Test
    void a_permit_is_good_once() {
        Approver person = new Approver();
        Permit permit = authorizer(person).authorize(request(SUBJECT), person);
        permit.use(SUBJECT);
        assertThatThrownBy(() -> permit.use(SUBJECT))
                .isInstanceOfSatisfying(
                        CoopException.class, again -> assertThat(again.kind()).isEqualTo(Kind.NOT_AUTHORIZED));
    }

    static List<Subject> others() {
        Subject s = SUBJECT;
        return List.of(
                new Subject("calm-falcon", s.source(), s.identity(), s.readOnly(), s.target(), s.lifetime()),
                new Subject(s.container(), Path.of("/home/me"), s.identity(), s.readOnly(), s.target(), s.lifetime()),
                new Subject(s.container(), s.source(), "66306:132", s.readOnly(), s.target(), s.lifetime()),
                new Subject(s.container(), s.source(), s.identity(), false, s.target(), s.lifetime()),
                new Subject(s.container(), s.source(), s.identity(), s.readOnly(), "/mnt/keys", s.lifetime()),
                new Subject(s.container(), s.source(), s.identity(), s.readOnly(), s.target(), null));
    }

    @ParameterizedTest
    @MethodSource("others")
    void a_permit_opens_nothing_else_and_is_used_up_by_trying(Subject other) {
        Approver person = new Approver();
        Permit permit = authorizer(person).authorize(request(SUBJECT), person);
        assertThatThrownBy(() -> permit.use(other)).isInstanceOf(CoopException.class);
        assertThatThrownBy(() -> permit.use(SUBJECT)).isInstanceOf(CoopException.class);
    }

    @Test
    void two_wrong_codes_are_forgiven() {
        Guesser person = new Guesser(2);
        authorizer(person).authorize(request(SUBJECT), person).use(SUBJECT);
        assertThat(person.left).containsExactly(3, 2, 1);
    }

    @Test
    void the_third_wrong_code_is_the_last() {
        Guesser person = new Guesser(3);
        assertThat(refused(person).oneLine()).startsWith("A wrong code was entered 3 times");
        assertThat(person.left).containsExactly(3, 2, 1);
        assertThat(person.outcomes()).containsExactly(Outcome.WRONG);
        assertThat(audited()).containsExactly(AuditKind.AUTHORIZATION_FAILED);
    }

    @Test
    void fifteen_seconds_after_it_was_shown_the_right_code_is_late() {
        Approver person = new Approver() {
            @Override
            public Shown show(AuthorizationRequest request, char[] digits) {
                pass(Duration.ofSeconds(4));
                return super.show(request, digits);
            }

            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
                    throws InterruptedException {
                assertThat(deadline.left()).as("counted from showing it").isEqualTo(Duration.ofSeconds(15));
                pass(Duration.ofSeconds(15));
                return super.ask(request, triesLeft, deadline);
            }
        };
        assertThat(refused(person).problem()).isEqualTo("The code was not entered within 15 seconds");
        assertThat(person.outcomes()).containsExactly(Outcome.TOO_LATE);
    }

    @Test
    void just_before_that_it_is_right_whatever_the_wall_clock_says() {
        Approver person = new Approver() {
            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
                    throws InterruptedException {
                pass(Duration.ofSeconds(15).minusNanos(1));
                now = now.minus(Duration.ofDays(400));
                return super.ask(request, triesLeft, deadline);
            }
        };
        authorizer(person).authorize(request(SUBJECT), person).use(SUBJECT);
    }

    @Test
    void wrong_codes_bring_no_more_time() {
        Approver person = new Approver() {
            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) {
                pass(Duration.ofSeconds(8));
                return triesLeft == 3
                        ? new char[6]
                        : Objects.requireNonNull(code()).toCharArray();
            }
        };
        assertThat(refused(person).problem()).contains("within 15 seconds");
    }

    @Test
    void who_does_not_want_it_refuses() {
        Approver person = new Approver() {
            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) {
                return null;
            }
        };
        assertThat(refused(person).kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(person.outcomes()).containsExactly(Outcome.REFUSED);
    }

    @Test
    void the_code_of_one_request_does_not_open_another_that_is_under_way() throws Exception {
        CyclicBarrier bothSent = new CyclicBarrier(2);
        Approver[] people = new Approver[2];
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            people[i] = new Approver() {
                @Override
                public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) {
                    try {
                        if (triesLeft == 3) {
                            bothSent.await();
                        }
                        String entered = Objects.requireNonNull(people[other].code());
                        if (triesLeft == 1) {
                            // None leaves, and with it its code, before the other has tried it.
                            bothSent.await();
                        }
                        return entered.equals(code()) ? null : entered.toCharArray();
                    } catch (Exception broken) {
                        throw new AssertionError(broken);
                    }
                }
            };
        }
        List<FutureTask<CoopException>> tasks = Arrays.stream(people)
                .map(person -> new FutureTask<>(() -> catchThrowableOfType(
                        CoopException.class, () -> authorizer(person).authorize(request(SUBJECT), person))))
                .toList();
        tasks.forEach(Thread.ofVirtual()::start);
        for (FutureTask<CoopException> task : tasks) {
            assertThat(task.get()).isNotNull();
        }
        assertThat(people[0].outcomes()).containsExactly(Outcome.WRONG);
        assertThat(people[1].outcomes()).containsExactly(Outcome.WRONG);
    }

    @Test
    void nothing_is_sent_where_nobody_can_be_asked() {
        Approver person = new Approver() {
            @Override
            public void prepare(AuthorizationRequest request) {
                throw new CoopException(Kind.NOT_AUTHORIZED, "There is no terminal");
            }

            @Override
            public Shown show(AuthorizationRequest request, char[] digits) {
                throw new AssertionError("a code was sent");
            }
        };
        assertThat(refused(person).problem()).isEqualTo("There is no terminal");
        assertThat(audited()).containsExactly(AuditKind.AUTHORIZATION_FAILED);
    }

    @Test
    void a_code_that_cannot_be_shown_is_not_asked_for() {
        Approver person = new Approver() {
            @Override
            public Shown show(AuthorizationRequest request, char[] digits) {
                throw new CoopException(Kind.NOT_AUTHORIZED, "The screen is locked");
            }

            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) {
                throw new AssertionError("asked");
            }
        };
        assertThat(refused(person).problem()).isEqualTo("The screen is locked");
        assertThat(person.outcomes()).containsExactly(Outcome.FAILED);
    }

    @Test
    void no_permit_is_given_that_cannot_be_written_down() throws IOException {
        Files.createDirectories(folder.resolve("data/audit.jsonl"));
        Approver person = new Approver();
        assertThat(refused(person).problem()).contains("audit log");
    }

    @Test
    void an_interrupt_refuses_and_is_written_down() {
        Approver person = new Approver() {
            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
                    throws InterruptedException {
                Thread.currentThread().interrupt();
                Thread.sleep(Duration.ofDays(1));
                return super.ask(request, triesLeft, deadline);
            }
        };
        CoopException refused = refused(person);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(refused.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(audited()).containsExactly(AuditKind.AUTHORIZATION_FAILED);
    }

    @Test
    void what_was_entered_and_the_code_are_wiped() {
        List<char[]> seen = new ArrayList<>();
        Approver person = new Approver() {
            @Override
            public Shown show(AuthorizationRequest request, char[] digits) {
                seen.add(digits);
                return super.show(request, digits);
            }

            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
                    throws InterruptedException {
                char @Nullable [] entered = super.ask(request, triesLeft, deadline);
                seen.add(Objects.requireNonNull(entered));
                return entered;
            }
        };
        authorizer(person).authorize(request(SUBJECT), person);
        assertThat(seen).hasSize(2).allSatisfy(each -> assertThat(each).containsOnly('\0'));
    }

    @Test
    void no_exception_and_no_file_tells_the_code() throws IOException {
        Set<String> codes = new TreeSet<>();
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            Guesser person = new Guesser(3) {
                @Override
                public Shown show(AuthorizationRequest request, char[] digits) {
                    codes.add(new String(digits));
                    return super.show(request, digits);
                }
            };
            CoopException refused = refused(person);
            for (Throwable each = refused; each != null; each = each.getCause()) {
                told.append(each).append(Arrays.toString(each.getSuppressed()));
            }
            pass(PauseState.LONGEST);
        }
        told.append(Files.readString(folder.resolve("data/audit.jsonl")));
        // Hashes may hold any digits.
        String text = told.toString().replaceAll("[0-9a-f]{64}", "");
        assertThat(codes).hasSizeGreaterThan(15).noneSatisfy(code -> assertThat(text)
                .contains(code));
    }
}
