package io.github.imagescan.rules.detect;

import io.github.imagescan.rules.encoding.Base64Text;
import java.util.Optional;

/**
 * A PEM block (RFC 7468) as it is pasted: with line feeds, with {@code \n} written out, in quotes
 * and pieces put together with a plus, indented, in one line.
 *
 * @param label "RSA PRIVATE KEY"
 * @param headers the lines of RFC 1421 before the body, such as {@code Proc-Type: 4,ENCRYPTED}
 * @param base64 the body, without its white space
 * @param from index of the first dash
 * @param to index after the last dash, or after the body where there is no end line
 * @param ended whether the end line is there
 */
record PemBlock(String label, String headers, String base64, int from, int to, boolean ended) {
  private static final String DASHES = "-----";
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final int LABEL = 40;
  private static final int HEADERS = 512;

  /**
   * The block whose begin line ends with the given five dashes.
   *
   * @param dashes index of the dashes after the label
   */
  static Optional<PemBlock> endingBeginLineAt(Text text, int dashes) {
    int begin = text.findBack(BEGIN, dashes, dashes - LABEL - BEGIN.length());
    if (begin < 0 || !text.has(dashes, DASHES)) {
      return Optional.empty();
    }
    String label = text.latin1(begin + BEGIN.length(), dashes);
    int headersTo = headersEnd(text, dashes + DASHES.length());
    String headers = text.latin1(dashes + DASHES.length(), headersTo);
    StringBuilder base64 = new StringBuilder();
    int end = body(text, headersTo, base64);
    boolean ended = text.has(end, END);
    int to = ended ? endLine(text, end) : end;
    return Optional.of(new PemBlock(label, headers, base64.toString(), begin, to, ended));
  }

  /** The bytes of the body; an armor's checksum line is left out. */
  Optional<byte[]> decoded() {
    int padding = base64.indexOf("=");
    if (padding < 0) {
      return Base64Text.decode(base64);
    }
    int end = padding;
    int length = padding % 4 == 0 ? padding : padding + 4 - padding % 4;
    while (end < Math.min(length, base64.length()) && base64.charAt(end) == '=') {
      end++;
    }
    return Base64Text.decode(base64.substring(0, end));
  }

  private static int headersEnd(Text text, int start) {
    int i = start;
    while (i < start + HEADERS) {
      int line = text.skipSpace(i);
      int colon = line;
      while (Text.isLetterOrDigit(text.at(colon)) || text.at(colon) == '-') {
        colon++;
      }
      if (colon == line || text.at(colon) != ':') {
        return i;
      }
      i = colon;
      while (Text.isPrintable(text.at(i)) && text.space(i) == i || text.at(i) == ' ') {
        i++;
      }
      if (text.at(i) < 0) {
        return i;
      }
    }
    return start;
  }

  private static int body(Text text, int start, StringBuilder base64) {
    int i = start;
    while (i < text.to()) {
      int c = text.at(i);
      int space = text.space(i);
      int quote = text.quote(i);
      if (space > i) {
        i = space;
      } else if (quote > i) {
        i = betweenQuotes(text, quote);
      } else if (c == '\\') {
        i++;
      } else if (Text.isBase64(c) || c == '=') {
        base64.append((char) c);
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  /** After a closing quote: past what joins it to the next piece. */
  private static int betweenQuotes(Text text, int index) {
    int i = index;
    while (true) {
      int next = text.skipSpace(i);
      if (text.at(next) == '+' || text.at(next) == ',' || text.at(next) == '.') {
        next++;
      }
      if (text.quote(next) > next) {
        return text.quote(next);
      }
      if (next == i) {
        return index;
      }
      i = next;
    }
  }

  private static int endLine(Text text, int end) {
    int label = end + END.length();
    int dashes = text.find(DASHES, label, label + LABEL);
    return dashes < 0 ? label : dashes + DASHES.length();
  }
}
