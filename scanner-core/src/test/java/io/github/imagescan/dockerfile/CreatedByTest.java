package io.github.imagescan.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.dockerfile.Instruction.BuildArg;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

class CreatedByTest {
  private static final String SUM =
      "4f1c9e0b7a6d5c4b3a2918273645546372819a0b1c2d3e4f5061728394a5b6c7";

  private record Form(String createdBy, String keyword, String text) {}

  /** What builders write, and what a person wrote. */
  private static final List<Form> FORMS =
      List.of(
          // BuildKit
          new Form("RUN /bin/sh -c make install # buildkit", "RUN", "RUN make install"),
          new Form("RUN /bin/bash -o pipefail -c a | b # buildkit", "RUN", "RUN a | b"),
          new Form("RUN /usr/bin/bash -euxo pipefail -c a # buildkit", "RUN", "RUN a"),
          new Form("RUN make install # buildkit", "RUN", "RUN make install"),
          new Form("RUN /bin/sh -c echo a\necho b\n # buildkit", "RUN", "RUN echo a\necho b"),
          new Form("COPY --chown=1:1 . /app # buildkit", "COPY", "COPY --chown=1:1 . /app"),
          new Form(
              "ADD https://example.com/a.tgz / # buildkit",
              "ADD",
              "ADD https://example.com/a.tgz /"),
          new Form("ENV A=b c", "ENV", "ENV A=b c"),
          new Form("WORKDIR /app", "WORKDIR", "WORKDIR /app"),
          new Form("CMD [\"/bin/sh\" \"-c\" \"a\"]", "CMD", "CMD [\"/bin/sh\" \"-c\" \"a\"]"),
          // the classic builder of docker
          new Form("/bin/sh -c make install", "RUN", "RUN make install"),
          new Form("/bin/sh -c #(nop)  CMD [\"sh\"]", "CMD", "CMD [\"sh\"]"),
          new Form("/bin/sh -c #(nop) ADD file:" + SUM + " in / ", "ADD", "ADD … /"),
          new Form("/bin/sh -c #(nop) COPY multi:" + SUM + " in /a b/ ", "COPY", "COPY … /a b/"),
          new Form(
              "/bin/sh -c #(nop) COPY --chown=a:b dir:" + SUM + " in /x ",
              "COPY",
              "COPY --chown=a:b … /x"),
          new Form("/bin/sh -c #(nop) ENV in file:x in y", "ENV", "ENV in file:x in y"),
          new Form("/bin/bash -o pipefail -c a | b", "RUN", "RUN a | b"),
          new Form("cmd /S /C #(nop) ENV A=b", "ENV", "ENV A=b"),
          new Form("cmd /S /C dir c:\\", "RUN", "RUN dir c:\\"),
          // buildah
          new Form("/bin/sh -c #(nop) ENV A=b|inheritLabels=false|force-mtime=0", "ENV", "ENV A=b"),
          new Form(
              "/bin/sh -c #(nop) COPY file:" + SUM + " in /a |unsetLabel=x |clamp-mtime=12 ",
              "COPY",
              "COPY … /a"),
          new Form("/bin/sh -c echo a |b=c", "RUN", "RUN echo a |b=c"),
          new Form("/bin/sh -c cat <<EOF > /a\nb\nEOF", "RUN", "RUN cat <<EOF > /a\nb\nEOF"),
          // kaniko
          new Form("RUN apk add curl", "RUN", "RUN apk add curl"),
          new Form("copy a b", "COPY", "copy a b"),
          // others
          new Form("jib-maven-plugin:3.4.0", "", "jib-maven-plugin:3.4.0"),
          new Form("ko build ko://example.com/a", "", "ko build ko://example.com/a"),
          new Form("Buildpacks Application Slice: 1", "", "Buildpacks Application Slice: 1"),
          new Form("RUNNER x", "", "RUNNER x"),
          new Form("/bin/sh", "", "/bin/sh"),
          new Form("", "", ""));

  @TestFactory
  Stream<DynamicTest> everyBuildersFormIsReadAsAPersonWroteIt() {
    return FORMS.stream()
        .map(
            form ->
                DynamicTest.dynamicTest(
                    form.createdBy().isEmpty() ? "(empty)" : form.createdBy().replace("\n", "\\n"),
                    () -> {
                      Instruction instruction = CreatedBy.instruction(form.createdBy());
                      assertEquals(form.keyword(), instruction.keyword());
                      assertEquals(form.text(), instruction.text());
                      assertEquals(form.createdBy(), instruction.raw());
                      assertEquals(List.of(), instruction.buildArgs());
                    }));
  }

  @Test
  void buildArgumentsStandBesideTheCommand() {
    for (String createdBy :
        List.of(
            "RUN |2 USER=a b TOKEN=c=d /bin/sh -c make # buildkit",
            "|2 USER=a b TOKEN=c=d /bin/sh -c make")) {
      Instruction instruction = CreatedBy.instruction(createdBy);
      assertEquals("RUN make", instruction.text());
      assertEquals(
          List.of(new BuildArg("USER", "a b"), new BuildArg("TOKEN", "c=d")),
          instruction.buildArgs());
      assertEquals("RUN make  (build args: USER=a b TOKEN=c=d)", instruction.display());
    }
  }

  @Test
  void buildArgumentsBeforeAnExecFormEndAtSpaces() {
    Instruction instruction = CreatedBy.instruction("RUN |1 TOKEN=c make all # buildkit");
    assertEquals("RUN make all", instruction.text());
    assertEquals(List.of(new BuildArg("TOKEN", "c")), instruction.buildArgs());
  }

  @Test
  void noTextIsLostWhereAValueLooksLikeAnotherArgument() {
    Instruction instruction = CreatedBy.instruction("|1 OPTS=a B=c D=e /bin/sh -c make");
    assertEquals(List.of(new BuildArg("OPTS", "a B=c D=e")), instruction.buildArgs());
  }

  @Test
  @Timeout(60)
  void tenMegabytesOfAnythingAreReadWithoutGoingBack() {
    for (String part : List.of("/", " -a", "|", "A=b ", "|force-mtime=0", " /bin/sh", "sh -c ")) {
      String line = part.repeat((10 << 20) / part.length());
      for (String start : List.of("", "RUN ", "|9999 ", "/bin/sh -c ", "/bin/sh -c #(nop) ADD ")) {
        assertEquals(start + line, CreatedBy.instruction(start + line).raw());
      }
    }
  }
}
