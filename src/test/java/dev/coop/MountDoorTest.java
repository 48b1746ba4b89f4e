package dev.coop;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.Instances.Editable;
import dev.coop.incus.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Folders of the host come into containers through {@code core.mount} and by no other way. */
@AnalyzeClasses(packages = "dev.coop", importOptions = ImportOption.DoNotIncludeTests.class)
class MountDoorTest {
    private static final String GATE = "dev.coop.core.mount";

    /** Besides the gate. What they give a container comes from the gate's admission, or has no folder in it. */
    private static final Set<String> WRITERS = Set.of(
            "dev.coop.core.container.ContainerCopier",
            "dev.coop.core.container.ContainerCreator",
            "dev.coop.core.doctor.TestContainer",
            "dev.coop.core.image.Builder",
            "dev.coop.core.image.Verification",
            "dev.coop.core.setup.Setup",
            "dev.coop.core.snapshot.RestoreJournal",
            "dev.coop.core.snapshot.Restorer");

    private static final Set<String> REQUESTS =
            Set.of(InstanceRequest.class.getName(), Editable.class.getName(), Profile.class.getName());

    private static final DescribedPredicate<JavaClass> SEND_REQUESTS =
            DescribedPredicate.describe("send devices to Incus", each -> Stream.concat(
                            each.getConstructorCallsFromSelf().stream(), each.getMethodCallsFromSelf().stream())
                    .anyMatch(MountDoorTest::writesDevices));

    private static boolean writesDevices(JavaCall<?> call) {
        boolean makes = call.getName().equals("<init>")
                && REQUESTS.contains(call.getTargetOwner().getName());
        return makes || call.getName().equals("withDevices");
    }

    private static final DescribedPredicate<JavaClass> KNOWN = DescribedPredicate.describe(
            "are known to write devices",
            each -> each.getPackageName().startsWith("dev.coop.incus")
                    || each.getPackageName().equals(GATE)
                    || WRITERS.contains(outermost(each)));

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(MountDoorTest::outermost).orElse(type.getName());
    }

    @ArchTest
    static final ArchRule only_known_classes_send_devices_to_incus =
            classes().that(SEND_REQUESTS).should(beKnown());

    @ArchTest
    static final ArchRule nobody_else_can_name_the_source_of_a_disk = noClasses()
            .that(SEND_REQUESTS)
            .and()
            .resideOutsideOfPackages(GATE, "dev.coop.incus..")
            .should(mention("source"));

    @ArchTest
    static final ArchRule the_gate_can =
            classes().that().haveFullyQualifiedName(GATE + ".Disks").should(mention("source"));

    private static ArchCondition<JavaClass> beKnown() {
        return ArchCondition.from(KNOWN);
    }

    private static ArchCondition<JavaClass> mention(String text) {
        return new ArchCondition<>("mention \"" + text + "\"") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean found = strings(type).contains(text);
                events.add(new SimpleConditionEvent(
                        type, found, type.getName() + (found ? " mentions \"" : " does not mention \"") + text + "\""));
            }
        };
    }

    private static Set<String> strings(JavaClass type) {
        try {
            byte[] bytes =
                    Files.readAllBytes(Path.of(type.getSource().orElseThrow().getUri()));
            Iterable<?> pool = ClassFile.of().parse(bytes).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(each -> ((StringEntry) each).stringValue())
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
