package com.imt.ic.internal.text;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The secrets of this process that are still in use, so that no text of others repeats one, however
 * it spells it. Thread-safe.
 */
public final class KnownSecrets {

  /** A shorter one may be a part of any word, and is looked for as a word alone. */
  private static final int SHORT = 6;

  /** A rest of a secret, of which more stands elsewhere in the text. */
  private static final int SHORTEST_REST = 3;

  static final String HIDDEN = "***";

  private static final ReferenceQueue<Object> FORGOTTEN = new ReferenceQueue<>();
  private static final Set<Known> KNOWN = ConcurrentHashMap.newKeySet();

  private static final class Known extends WeakReference<Object> {
    private final String value;
    private final Set<String> spellings;

    Known(Object holder, String value) {
      super(holder, FORGOTTEN);
      this.value = value;
      spellings = spellings(value);
    }
  }

  private KnownSecrets() {}

  /** Hides a text from now on, until nothing refers to its holder any more. */
  public static void add(Object holder, String value) {
    for (Reference<?> gone = FORGOTTEN.poll(); gone != null; gone = FORGOTTEN.poll()) {
      KNOWN.remove(gone);
    }
    KNOWN.add(new Known(holder, value));
  }

  /** {@return the text with three stars for each secret, and for each half of one} */
  public static String hide(String text) {
    if (text.isEmpty() || KNOWN.isEmpty()) {
      return text;
    }
    Spelling spelling = Spelling.of(text);
    BitSet hidden = new BitSet();
    KNOWN.forEach(known -> known.spellings.forEach(each -> mark(each, spelling, hidden)));
    return hidden.isEmpty() ? text : without(text, hidden);
  }

  static Stream<String> values() {
    return KNOWN.stream().map(known -> known.value);
  }

  /** How others may spell it, in the form that a text is looked through in. */
  private static Set<String> spellings(String value) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(Spelling.folded(value));
    // As the bytes of a URL spell it.
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    spellings.add(Spelling.folded(new String(bytes, StandardCharsets.ISO_8859_1)));
    if (value.length() >= SHORT) {
      addBase64(bytes, spellings);
    }
    return spellings;
  }

  /** As a header repeats it: wherever it stands among other bytes. */
  private static void addBase64(byte[] bytes, Set<String> spellings) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int first = (before * 8 + 5) / 6;
      int whole = shifted.length * 8 / 6;
      spellings.add(Spelling.folded(coded.substring(first, whole)));
    }
  }

  private static void mark(String needle, Spelling text, BitSet hidden) {
    int length = needle.length();
    if (length < SHORT) {
      for (int at = text.indexOf(needle, 0); at >= 0; at = text.indexOf(needle, at + 1)) {
        if (text.isWord(at, at + length)) {
          text.mark(at, at + length, hidden);
        }
      }
      return;
    }
    int half = Math.max(SHORT, length / 2);
    if (text.length() < half) {
      return;
    }
    BitSet found = new BitSet(length);
    for (int i = 0; i + half <= length; i++) {
      markRuns(needle, i, half, text, hidden, found);
    }
    if (found.isEmpty()) {
      return;
    }
    // What a line's end or an ellipsis cut off.
    String before = needle.substring(0, found.nextSetBit(0));
    String after = needle.substring(found.length());
    for (String rest : Arrays.asList(before, after)) {
      if (rest.length() >= SHORTEST_REST) {
        markRuns(rest, 0, rest.length(), text, hidden, new BitSet());
      }
    }
  }

  private static void markRuns(
      String needle, int from, int length, Spelling text, BitSet hidden, BitSet found) {
    String run = needle.substring(from, from + length);
    for (int at = text.indexOf(run, 0); at >= 0; at = text.indexOf(run, at + 1)) {
      int start = at;
      int first = from;
      while (start > 0 && first > 0 && text.charAt(start - 1) == needle.charAt(first - 1)) {
        start--;
        first--;
      }
      int end = at + length;
      int last = from + length;
      while (end < text.length()
          && last < needle.length()
          && text.charAt(end) == needle.charAt(last)) {
        end++;
        last++;
      }
      found.set(first, last);
      text.mark(start, end, hidden);
    }
  }

  private static String without(String text, BitSet hidden) {
    StringBuilder shown = new StringBuilder(text.length());
    int at = 0;
    for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(at)) {
      shown.append(text, at, from).append(HIDDEN);
      at = hidden.nextClearBit(from);
    }
    return shown.append(text, at, text.length()).toString();
  }
}
