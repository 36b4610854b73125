package io.github.imagescan.dockerfile;

import io.github.imagescan.dockerfile.Instruction.BuildArg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code created_by} of a history entry (OCI image-spec, config.md). Every builder writes
 * its own form; what is none of them is kept as it is.
 *
 * <pre>
 * BuildKit   RUN /bin/sh -c make # buildkit          RUN |1 A=b /bin/sh -c make # buildkit
 * docker     /bin/sh -c make                         |1 A=b /bin/sh -c make
 *            /bin/sh -c #(nop)  CMD ["sh"]           /bin/sh -c #(nop) ADD file:4f… in /dst
 * buildah    as docker, with |inheritLabels=false and the like at the end
 * kaniko     the line of the Dockerfile
 * </pre>
 */
public final class CreatedBy {
  private static final Set<String> KEYWORDS =
      Set.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "FROM",
          "HEALTHCHECK",
          "LABEL",
          "MAINTAINER",
          "ONBUILD",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");

  private static final String BUILDKIT_SUFFIX = "# buildkit";
  private static final String NO_OPERATION = "#(nop)";

  /** Every repetition is bounded: a history line may have ten megabytes. */
  private static final String SHELL =
      "(?:/\\S{0,200}/)?(?:ba|da|a|z|k)?sh(?: (?:-[A-Za-z]{1,20}|pipefail)){0,6}?"
          + " -[A-Za-z]{0,20}c ";

  private static final String WINDOWS_SHELL = "(?i:cmd(?:\\.exe)?) /[Ss] /[Cc] ";
  private static final Pattern AT_SHELL = Pattern.compile(SHELL + "|" + WINDOWS_SHELL);
  private static final Pattern LATER_SHELL = Pattern.compile("(?<= )(?:" + SHELL + ")");
  private static final Pattern ARG_COUNT = Pattern.compile("\\|(\\d{1,4}) ");
  private static final Pattern ARG_NAME =
      Pattern.compile("(?<![^ ])([A-Za-z_][A-Za-z0-9_.-]{0,200})=");
  private static final Pattern COPIED =
      Pattern.compile(
          "((?:ADD|COPY)(?: --[a-z]{1,20}(?:=\\S{0,200})?){0,6}) "
              + "(?:[a-z0-9.+]{1,40}:)?[0-9a-f]{32,128} in (?=\\S)");

  /** What buildah writes of its options, at the end. */
  private static final Pattern BUILDAH_OPTION =
      Pattern.compile(
          "\\|(?:unsetLabel|inheritLabels|unsetAnnotation|inheritAnnotations|force-mtime"
              + "|clamp-mtime)=[^|\\s]{0,200}");

  private CreatedBy() {}

  /** The instruction behind a record; its text is empty where the record is. */
  public static Instruction instruction(String createdBy) {
    String text = createdBy.strip();
    if (text.endsWith(BUILDKIT_SUFFIX)) {
      text = text.substring(0, text.length() - BUILDKIT_SUFFIX.length()).stripTrailing();
    }
    if (text.startsWith("RUN ")) {
      return run(text.substring(4).stripLeading(), createdBy);
    }
    if (ARG_COUNT.matcher(text).lookingAt()) {
      return run(withoutOptions(text), createdBy);
    }
    Matcher shell = AT_SHELL.matcher(text);
    if (shell.lookingAt()) {
      String command = withoutOptions(text.substring(shell.end()).stripLeading());
      return command.startsWith(NO_OPERATION)
          ? plain(copied(command.substring(NO_OPERATION.length()).strip()), createdBy)
          : new Instruction("RUN", ("RUN " + command).strip(), List.of(), createdBy);
    }
    return plain(text, createdBy);
  }

  private static Instruction plain(String text, String raw) {
    int end = 0;
    while (end < text.length() && end < 12 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(0, end).toUpperCase(Locale.ROOT);
    boolean whole = end == text.length() || Character.isWhitespace(text.charAt(end));
    return new Instruction(whole && KEYWORDS.contains(word) ? word : "", text, List.of(), raw);
  }

  private static Instruction run(String text, String raw) {
    List<BuildArg> args = new ArrayList<>();
    String command = text;
    Matcher count = ARG_COUNT.matcher(text);
    if (count.lookingAt()) {
      int end = endOfArgs(text, count.end(), Integer.parseInt(count.group(1)));
      args = args(text, count.end(), end, Integer.parseInt(count.group(1)));
      command = text.substring(end).stripLeading();
    }
    Matcher shell = AT_SHELL.matcher(command);
    if (shell.lookingAt()) {
      command = command.substring(shell.end());
    }
    return new Instruction("RUN", ("RUN " + command.strip()).strip(), args, raw);
  }

  /**
   * Values are not quoted, so where they end is told by the shell that follows; without one, a
   * value ends at a space.
   */
  private static int endOfArgs(String text, int from, int count) {
    Matcher shell = LATER_SHELL.matcher(text);
    if (count > 0 && shell.find(from)) {
      return shell.start();
    }
    int at = from;
    for (int i = 0; i < count; i++) {
      int space = text.indexOf(' ', at);
      if (space < 0) {
        return text.length();
      }
      at = space + 1;
    }
    return at;
  }

  private static List<BuildArg> args(String text, int from, int to, int count) {
    List<BuildArg> args = new ArrayList<>();
    Matcher name = ARG_NAME.matcher(text).region(from, to);
    boolean more = name.find();
    while (more) {
      String found = name.group(1);
      int start = name.end();
      // Of more names than there are arguments, the surplus is text of the last value.
      more = args.size() + 1 < count && name.find();
      int end = more ? name.start() : to;
      args.add(new BuildArg(found, text.substring(start, end).stripTrailing()));
    }
    return args;
  }

  private static String copied(String text) {
    Matcher copied = COPIED.matcher(text);
    return copied.lookingAt() ? copied.group(1) + " … " + text.substring(copied.end()) : text;
  }

  private static String withoutOptions(String text) {
    int end = text.length();
    while (true) {
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      int bar = text.lastIndexOf('|', end - 1);
      if (bar < 0 || end - bar > 250 || !BUILDAH_OPTION.matcher(text).region(bar, end).matches()) {
        return text.substring(0, end);
      }
      end = bar;
    }
  }
}
