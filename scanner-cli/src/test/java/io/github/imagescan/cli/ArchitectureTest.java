package io.github.imagescan.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds what a face may know of the engine. */
class ArchitectureTest {
  private static final Set<String> ROOMS =
      Set.of("", ".cli", ".finding", ".place", ".report", ".rule");

  /** Of the other rooms, what a request is made of. */
  private static final Set<String> WORDS =
      Set.of(
          ".engine.Limits",
          ".match.DetectorProvider",
          ".match.Detectors",
          ".match.PatternSyntax",
          ".oci.Platform",
          ".source.SourceOptions",
          ".source.Target",
          ".source.Target$PathTarget",
          ".source.Target$StandardInput",
          ".source.TargetException");

  @Test
  void theCommandLineKnowsTheFacadeAndTheWordsOfARequest() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe("belong to other rooms", ArchitectureTest::foreign))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.imagescan.cli"));
  }

  private static boolean foreign(JavaClass type) {
    String root = "io.github.imagescan";
    return type.getName().startsWith(root + ".")
        && !ROOMS.contains(type.getPackageName().substring(root.length()))
        && !WORDS.contains(type.getName().substring(root.length()));
  }
}
