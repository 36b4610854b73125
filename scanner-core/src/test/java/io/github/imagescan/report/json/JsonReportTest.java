package io.github.imagescan.report.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.report.SampleFinding;
import io.github.imagescan.report.SampleScan;
import io.github.imagescan.report.SampleScans;
import io.github.imagescan.report.Schemas;
import io.github.imagescan.testkit.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonReportTest {

  @TestFactory
  Stream<DynamicTest> everyScanIsWrittenAsItsGolden() {
    return SampleScans.all().entrySet().stream()
        .map(
            scan ->
                DynamicTest.dynamicTest(
                    scan.getKey(),
                    () ->
                        Golden.check(
                            "json/" + scan.getKey() + ".json", scan.getValue().report("json"))));
  }

  @TestFactory
  Stream<DynamicTest> everyReportIsAsTheSchemaSays() {
    return SampleScans.all().entrySet().stream()
        .map(
            scan ->
                DynamicTest.dynamicTest(
                    scan.getKey(),
                    () ->
                        assertEquals(
                            List.of(), Schemas.REPORT.complaints(scan.getValue().report("json")))));
  }

  @Test
  void everyNameWrittenStandsInTheSchema() throws IOException {
    JsonNode report = new ObjectMapper().readTree(SampleScans.everyKind().report("json"));
    JsonNode schema = Schemas.REPORT.document();
    JsonNode defs = schema.path("$defs");
    assertEquals(names(schema.path("properties")), names(report));
    assertEquals(names(defs.at("/scan/properties")), names(report.path("scan")));
    assertEquals(names(defs.at("/finding/properties")), names(report.at("/findings/0")));
    assertEquals(
        names(defs.at("/occurrence/properties")), names(report.at("/findings/0/occurrences/0")));
    assertEquals(names(defs.at("/image/properties")), names(report.at("/images/0")));
    assertEquals(names(defs.at("/layer/properties")), names(report.at("/images/0/layers/0")));
    assertEquals(names(defs.at("/problem/properties")), names(report.at("/problems/0")));
    assertEquals(names(defs.at("/summary/properties")), names(report.path("summary")));
  }

  @Test
  void theSchemaNoticesAMissingName() {
    String report = SampleScans.everyKind().text("json").replace("\"visibility\"", "\"seen\"");
    assertTrue(Schemas.REPORT.complaints(report.getBytes()).size() > 0);
  }

  @Test
  void manyOccurrencesAreAllWritten() throws IOException {
    JsonNode report = new ObjectMapper().readTree(SampleScans.manyPlaces().report("json"));
    assertEquals(1_500, report.at("/findings/0/occurrences").size());
  }

  @Test
  void theSecretIsWrittenAsItIsWhenTheUserWantsIt() throws IOException {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    SampleFinding token = SampleFinding.token(image, 1).history(1);
    scan.finding(token.make()).showSecrets();
    JsonNode finding = new ObjectMapper().readTree(scan.report("json")).at("/findings/0");
    assertEquals(token.clear(), finding.path("secret").asText());
    assertTrue(finding.path("instruction").asText().endsWith(token.clear()));
  }

  @Test
  void theSameScanGivesTheSameBytes() {
    assertArrayEquals(
        SampleScans.everyKind().report("json"), SampleScans.everyKind().report("json"));
  }

  private static List<String> names(JsonNode object) {
    List<String> out = new ArrayList<>();
    object.fieldNames().forEachRemaining(out::add);
    return out;
  }
}
