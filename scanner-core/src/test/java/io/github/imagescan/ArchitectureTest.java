package io.github.imagescan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the rooms, as ARCHITECTURE.md has them. */
class ArchitectureTest {
  private static final String ROOT = "io.github.imagescan";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** A room, and the other rooms it may use. */
  private record Room(String name, Set<String> mayUse) {
    static Room of(String name, String... mayUse) {
      return new Room(name, Set.of(mayUse));
    }

    String packages() {
      return ROOT + "." + name + "..";
    }
  }

  private static final List<Room> ROOMS =
      List.of(
          Room.of("place"),
          Room.of("oci", "place"),
          Room.of("content", "place"),
          Room.of("rule", "place"),
          Room.of("dockerfile", "place"),
          Room.of("source", "oci", "content", "place"),
          Room.of("match", "rule", "content", "dockerfile", "place"),
          Room.of("layer", "match", "content", "oci", "rule", "place"),
          Room.of("finding", "match", "rule", "dockerfile", "content", "oci", "place"),
          Room.of(
              "attribute",
              "layer",
              "match",
              "dockerfile",
              "oci",
              "content",
              "finding",
              "rule",
              "place"),
          Room.of("suppress", "finding", "match", "rule", "dockerfile", "oci", "place"),
          Room.of("report", "finding", "match", "rule", "content", "oci", "place"),
          Room.of(
              "engine",
              "attribute",
              "suppress",
              "finding",
              "layer",
              "match",
              "source",
              "dockerfile",
              "rule",
              "content",
              "oci",
              "place"));

  private static final Room FACADE =
      Room.of("", "engine", "source", "suppress", "finding", "rule", "oci", "place");

  @TestFactory
  Stream<DynamicTest> everyRoomUsesOnlyTheRoomsBelowIt() {
    return ROOMS.stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.name(),
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(room.packages())
                            .should()
                            .dependOnClassesThat(forbiddenTo(room))
                            .allowEmptyShould(true)
                            .check(CLASSES)));
  }

  @Test
  void theFacadeUsesOnlyWhatItsRowSays() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat(
            forbiddenTo(FACADE).and(DescribedPredicate.not(resideInAPackage(ROOT))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> forbiddenTo(Room room) {
    String[] others =
        ROOMS.stream()
            .filter(other -> !other.equals(room) && !room.mayUse().contains(other.name()))
            .map(Room::packages)
            .toArray(String[]::new);
    return resideInAnyPackage(
            Stream.concat(Stream.of(ROOT), Arrays.stream(others)).toArray(String[]::new))
        .as("other than " + new TreeSet<>(room.mayUse()));
  }

  @Test
  void everyPackageIsARoomOfTheTable() {
    Set<String> known = ROOMS.stream().map(Room::name).collect(Collectors.toSet());
    Set<String> unknown =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
            .filter(name -> !known.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unknown);
  }

  @Test
  void noRoomsUseEachOther() {
    slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void noPackageIsADrawerForEverything() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..")
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> aLibraryHasOneRoom() {
    return Stream.of(
            library("org.apache.commons.compress..", "content"),
            library("org.tukaani.xz..", "content"),
            library("com.github.luben.zstd..", "content"),
            library("com.google.re2j..", "match"),
            library("com.contrastsecurity..", "report.sarif"),
            library("com.fasterxml.jackson..", "oci", "rule", "report.json", "report.sarif"),
            library("picocli.."))
        .map(
            library ->
                DynamicTest.dynamicTest(
                    library.packages(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(library.rooms())
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(library.packages())
                            .allowEmptyShould(true)
                            .check(CLASSES)));
  }

  private record Library(String packages, String... rooms) {}

  private static Library library(String packages, String... rooms) {
    return new Library(
        packages,
        Arrays.stream(rooms).map(room -> ROOT + "." + room + "..").toArray(String[]::new));
  }

  @Test
  void libraryTypesDoNotCrossTheDoorsOfTheirRooms() {
    String[] libraries = {
      "org.apache.commons.compress..",
      "org.tukaani.xz..",
      "com.github.luben.zstd..",
      "com.google.re2j..",
      "com.contrastsecurity..",
      "com.fasterxml.jackson.."
    };
    noMethods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        // JSON and SARIF reports, two rooms with Jackson, share one layout.
        .areNotDeclaredIn("io.github.imagescan.report.json.JsonLayout")
        .should()
        .haveRawReturnType(resideInAnyPackage(libraries))
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
