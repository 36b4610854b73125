package io.github.imagescan.report;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The scans that every format has goldens of, by name. */
public final class SampleScans {
  private SampleScans() {}

  /** All of them, in order. */
  public static Map<String, SampleScan> all() {
    Map<String, SampleScan> out = new LinkedHashMap<>();
    out.put("every-kind", everyKind());
    out.put("dockerfile", dockerfile());
    out.put("several-images", severalImages());
    out.put("incomplete", incomplete());
    out.put("no-image", noImage());
    out.put("clean", clean());
    out.put("strict", strict());
    out.put("odd-names", oddNames());
    out.put("odd-target", oddTarget());
    return out;
  }

  /** One finding of each kind of place. */
  public static SampleScan everyKind() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("ghcr.io:443/acme/shop:1.0", "shop.tar.gz", "docker-archive");
    return scan.finding(
            SampleFinding.privateKey(image, 1)
                .file(2, "app/server.key", 1)
                .fix("make a new key", "keep it out of the build context, mount it at run time")
                .make())
        .finding(
            SampleFinding.password(image, 2)
                .showing("deploy@git.acme.internal")
                .deleted(3, "root/.netrc", 1, 4)
                .make())
        .finding(SampleFinding.token(image, 3).overwritten(1, "etc/app.properties", 12, 2).make())
        .finding(SampleFinding.token(image, 4).history(5).make())
        .finding(SampleFinding.token(image, 5).env(2, "DEPLOY_TOKEN").history(3).make())
        .finding(SampleFinding.token(image, 6).annotation("manifest").make())
        .finding(SampleFinding.token(image, 7).annotation("index").make())
        .finding(
            SampleFinding.token(image, 8)
                .file(0, "usr/lib/pkg/sample.conf", 3)
                .severity(Severity.INFO)
                .make())
        .finding(SampleFinding.token(image, 9).fileNamedAfterSecret(1).entryName(1).make())
        .finding(SampleFinding.token(image, 10).file(5, "ignored.txt", 1).suppressed().make())
        .finding(
            SampleFinding.token(image, 11)
                .deleted(1, "srv/a", 1, 2)
                .file(3, "srv/b", 1)
                .file(3, "srv/c", 2)
                .file(3, "srv/d", 3)
                .overwritten(3, "srv/e", 4, 5)
                .file(5, "srv/f", 4)
                .make())
        .finding(SampleFinding.token(image, 12).historyComment(6).make())
        .problem(
            new Problem(
                Problem.Kind.FILE_TOO_LARGE,
                new Place.InImage(
                    "ghcr.io:443/acme/shop:1.0",
                    new Place.InLayer(
                        2,
                        new Place.LayerEntry(
                            9, EntryName.of("srv/data.zip"), Place.Aspect.CONTENT))),
                "larger than 1 MiB, its parser left it out",
                ""))
        .notListed(2, 1)
        .suppressed(1);
  }

  private static SampleScan dockerfile() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.dockerfile("services/web shop/Dockerfile");
    return scan.finding(SampleFinding.token(image, 20).dockerfile(12).make());
  }

  private static SampleScan severalImages() {
    SampleScan scan = new SampleScan();
    ImageInfo shop = scan.image("acme/shop:1.0", "both.tar", "oci-layout");
    ImageInfo worker = scan.image("acme/worker:1.0", "both.tar", "oci-layout");
    scan.image("acme/empty:1.0", "other.tar", "oci-layout");
    return scan.finding(SampleFinding.token(worker, 31).file(1, "srv/my key", 3).make())
        .finding(SampleFinding.token(shop, 30).file(1, "srv/key", 3).make())
        .finding(SampleFinding.privateKey(shop, 32).file(2, "srv/it's.pem", 1).make())
        .minSeverity(Severity.INFO)
        .notListed(0, 2);
  }

  private static SampleScan incomplete() {
    SampleScan scan = new SampleScan();
    ImageInfo image =
        new SampleScan()
            .image("registry.example.com/acme/shop@sha256:" + "ab".repeat(32), "-", "-");
    ImageInfo stdin =
        new ImageInfo(
            image.name(),
            "-",
            "docker-archive",
            image.platform(),
            image.manifestDigest(),
            image.configDigest());
    scan.image(stdin, false);
    return scan.problem(
            new Problem(
                Problem.Kind.DIGEST_MISMATCH,
                new Place.InImage(image.name().reference(), "linux/amd64", new Place.Layer(1)),
                "stored bytes are not those of the digest",
                "build or pull the image again"))
        .problem(
            new Problem(
                Problem.Kind.LAYER_TRUNCATED,
                new Place.InImage(image.name().reference(), new Place.Layer(5)),
                "ends in the middle of a file",
                "save the image again"));
  }

  private static SampleScan noImage() {
    return new SampleScan()
        .target("builds/shop image.tar")
        .problem(
            new Problem(
                Problem.Kind.TARGET_UNREADABLE,
                new Place.TargetName("builds/shop image.tar"),
                "an empty file",
                "give an image saved as an archive or a layout"));
  }

  private static SampleScan clean() {
    SampleScan scan = new SampleScan();
    scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    return scan;
  }

  private static SampleScan strict() {
    SampleScan scan = new SampleScan();
    scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    return scan.strict()
        .problem(
            new Problem(
                Problem.Kind.FILE_TOO_LARGE,
                new Place.InImage(
                    "acme/shop:1.0",
                    new Place.InLayer(
                        1,
                        new Place.LayerEntry(
                            4, EntryName.of("root/.kube/config"), Place.Aspect.CONTENT))),
                "larger than 1 MiB, its parser left it out",
                ""));
  }

  private static SampleScan oddNames() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("odd:1", "-odd $(target).tar", "docker-archive");
    byte[] escape = {'a', 0x1b, '[', '3', '1', 'm', (byte) 0xff, '\n', 'b'};
    String deep = "very-long-folder-name/".repeat(12) + "key";
    scan.finding(
        SampleFinding.token(image, 40)
            .file(
                0,
                EntryName.of(escape),
                Excerpt.plain(EntryName.of(escape).display()),
                1,
                new Visibility.Visible())
            .make());
    scan.finding(SampleFinding.token(image, 41).file(1, deep, 1_000_000).make());
    scan.finding(SampleFinding.token(image, 42).file(1, "[x](1)/{0}", 1).make());
    scan.finding(SampleFinding.token(image, 43).file(1, "-rf", 1).make());
    scan.finding(
        SampleFinding.token(image, 44).file(2, "../../c:d/é#?%", 1).file(2, "[y](2)", 1).make());
    scan.finding(
        SampleFinding.token(image, 45)
            .history(2)
            .fix("word".repeat(60), "Use a secret mount. ".repeat(10))
            .make());
    return scan;
  }

  private static SampleScan oddTarget() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("odd:1", "odd\u001b[31m\n\u202e.tar", "docker-archive");
    return scan.finding(SampleFinding.token(image, 46).file(1, "srv/key", 1).make());
  }

  /** One secret in 1,500 places. */
  public static SampleScan manyPlaces() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    SampleFinding finding = SampleFinding.token(image, 50);
    for (int i = 0; i < 1_500; i++) {
      finding.file(i % 6, "srv/copy" + i + "/key", i + 1);
    }
    return scan.finding(finding.make());
  }

  /** Findings in files whose names are long, and cannot be compressed. */
  public static SampleScan longNames(int number) {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    Random random = new Random(61);
    for (int i = 0; i < number; i++) {
      String name = SampleFinding.random(random.nextInt(), 6_000);
      scan.finding(SampleFinding.token(image, i).file(1, name, 1).make());
    }
    return scan;
  }

  /** 26,000 findings, of which 1,500 are critical, in no order. */
  public static SampleScan manyFindings(boolean complete) {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    Random random = new Random(60);
    for (int i = 0; i < 26_000; i++) {
      SampleFinding finding =
          i % 52 < 3 ? SampleFinding.privateKey(image, i) : SampleFinding.token(image, i);
      scan.finding(finding.file(random.nextInt(6), "srv/key" + i, 1 + i).make());
    }
    return complete
        ? scan
        : scan.problem(
            new Problem(
                Problem.Kind.LAYER_TRUNCATED,
                new Place.InImage("acme/shop:1.0", new Place.Layer(5)),
                "ends early",
                ""));
  }
}
