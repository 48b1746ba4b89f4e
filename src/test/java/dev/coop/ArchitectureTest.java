package dev.coop;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The layers, as arrows that run downwards only. */
@AnalyzeClasses(packages = "dev.coop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.coop";
    private static final String DESKTOP = "dev.coop.desktop..";
    private static final String CLI = "dev.coop.cli..";
    private static final String CORE = "dev.coop.core..";
    private static final String INCUS = "dev.coop.incus..";
    private static final String VM = "dev.coop.vm..";
    private static final String HOST = "dev.coop.host..";

    @ArchTest
    static final ArchRule every_class_is_in_a_known_layer =
            classes().should().resideInAnyPackage(ROOT, DESKTOP, CLI, CORE, INCUS, VM, HOST);

    @ArchTest
    static final ArchRule the_client_knows_nothing_of_coop = noClasses()
            .that()
            .resideInAPackage(INCUS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, DESKTOP, CLI, CORE, VM, HOST);

    @ArchTest
    static final ArchRule virtual_machines_and_the_host_know_nothing_above_them = noClasses()
            .that()
            .resideInAnyPackage(VM, HOST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, DESKTOP, CLI, CORE)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_core_knows_no_front = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, DESKTOP, CLI);

    @ArchTest
    static final ArchRule the_core_is_plain_java = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..", "picocli..", "okhttp3..", "okio..", "org.newsclub..", "tools.jackson.databind.node..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("tools.jackson.databind.JsonNode");

    @ArchTest
    static final ArchRule the_fronts_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage(DESKTOP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_command_line_does_not_know_the_desktop = noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DESKTOP, "javafx..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_fronts_use_the_core_only = noClasses()
            .that()
            .resideInAnyPackage(DESKTOP, CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, INCUS, VM, HOST)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule there_are_no_circles_between_packages =
            slices().matching("dev.coop.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_transport_knows_the_kind_of_connection = noClasses()
            .that()
            .doNotHaveSimpleName("Transport")
            .and()
            .doNotHaveSimpleName("UnixSocketFactory")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.newsclub..");
}
