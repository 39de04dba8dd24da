package com.imt.ic.examples.cli;

import com.imt.ic.bif.InvalidInvoicesException;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices.Fate;
import com.imt.ic.bif.SentInvoices.LoadPlan;
import com.imt.ic.bif.SentInvoices.Loaded;
import com.imt.ic.bif.SentInvoices.LoadedFile;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.CustomerEnrollment.Converted;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load}: the first load of a biller, in files of bounded size. */
@Command(
    name = "load",
    description =
        "Bring all open invoices of a new biller to InvoiceCloud, in files of bounded size; run it"
            + " again after a crash, and it goes on.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

  /** The exit status where something needs a person. */
  private static final int NEEDS_A_PERSON = 3;

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--invoices",
      required = true,
      paramLabel = "CSV",
      description = "All open invoices, with their balances in Spectrum's books.")
  private Path invoices = Path.of("");

  @Option(
      names = "--files-of",
      paramLabel = "N",
      description =
          "How many invoices a file holds at most; $.invoiceFile.firstLoadFilesOf of the profile"
              + " where it is not given.")
  private @Nullable Integer filesOf;

  @Option(
      names = "--skip-invalid",
      description = "Load the valid invoices of a file that holds bad lines.")
  private boolean skipInvalid;

  @Option(
      names = "--enrolments",
      paramLabel = "CSV",
      description =
          "Who was enrolled in AutoPay or paperless at another provider (accountNumber, autoPay,"
              + " method, paperless): checked and written for hand-over, and compared with the last"
              + " polls.")
  private @Nullable Path enrolments;

  @Override
  public Integer call() {
    if (filesOf != null && filesOf < 1) {
      throw options.usage("--files-of is " + filesOf + "; a file holds at least 1 invoice");
    }
    Optional<URI> address = options.icUrl();
    if (address.isPresent()) {
      options.credentials();
    }
    List<Converted> customers = enrolments == null ? List.of() : handOver(enrolments);
    LoadSource source = new LoadSource(invoices);
    LoadSource.Look look = source.look(options.profile());
    if (look.badLines() > 0 && !skipInvalid) {
      throw CommandFailure.ofLines(name(), "load", look.problems());
    }
    tell("skipped: ", look.problems(), look.problems().size());
    tell("warning: ", look.warnings(), look.warned());
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
      boolean whole = address.isPresent() ? send(workplace, source) : write(workplace, source);
      if (look.badLines() > 0) {
        options
            .printer()
            .println(
                "%s lines of %s could not be read and are in no count"
                    .formatted(look.badLines(), name()));
      }
      if (enrolments != null) {
        tellEnrolments(customers, workplace.integration());
      }
      return whole && look.badLines() == 0 ? 0 : NEEDS_A_PERSON;
    } catch (InvalidInvoicesException e) {
      throw CommandFailure.ofLines(name(), "load", source.described(e.problems()));
    }
  }

  private boolean send(Workplace workplace, LoadSource source) {
    try (InvoiceCloud cloud = workplace.connect()) {
      InvoiceFiles files = bounded(workplace.files(workplace.integration(cloud, null)));
      Loaded loaded =
          JobTurn.take(
              () -> {
                LoadProgress progress =
                    new LoadProgress(options.errors(), plan -> tell(plan, source));
                try {
                  return files.firstLoad(source.invoices(workplace::due), progress);
                } finally {
                  progress.done();
                }
              },
              files::endLease);
      tell(loaded);
      return loaded.isComplete() && loaded.files().stream().noneMatch(LoadCommand::isDoubtful);
    }
  }

  private boolean write(Workplace workplace, LoadSource source) {
    InvoiceFiles files = bounded(workplace.files(workplace.integration()));
    LoadPlan plan =
        JobTurn.take(
            () -> {
              LoadProgress progress = new LoadProgress(options.errors(), found -> {});
              try {
                return files.writeFirstLoad(source.invoices(workplace::due), progress);
              } finally {
                progress.done();
              }
            },
            files::endLease);
    tell(plan, source);
    options.printer().println("nothing was sent; give --ic-url to send it");
    return plan.rejected().invoices() == 0;
  }

  private InvoiceFiles bounded(InvoiceFiles files) {
    InvoiceFiles strictly = skipInvalid ? files : files.strict();
    return filesOf == null ? strictly : strictly.filesOf(filesOf);
  }

  private void tell(LoadPlan plan, LoadSource source) {
    List<String> rejected = source.described(plan.problems());
    tell("skipped: ", rejected, rejected.size());
    PrintWriter out = options.printer();
    out.println("%s: %s".formatted(name(), plan.source()));
    out.println("rejected: " + plan.rejected());
    out.println("accepted before: " + plan.accepted());
    out.println("waiting from before: " + plan.waiting());
    out.println(
        "written now: %s, %s of them re-written".formatted(plan.written(), plan.rewritten()));
    out.println("files to submit: " + plan.files());
  }

  /** InvoiceCloud took it, and said something that a person should read, be that a run ago. */
  private static boolean isDoubtful(LoadedFile file) {
    return file.isRight() && file.reason() != null;
  }

  private void tell(Loaded loaded) {
    PrintWriter out = options.printer();
    for (LoadedFile file : loaded.files()) {
      if (isDoubtful(file)) {
        options.errors().println("note: %s: %s".formatted(file.name(), file.reason()));
      }
    }
    loaded.warnings().forEach(warning -> options.errors().println("warning: " + warning.detail()));
    for (Fate fate : List.of(Fate.REFUSED, Fate.HELD, Fate.UNKNOWN, Fate.WAITING)) {
      if (loaded.of(fate).invoices() > 0) {
        out.println("%s: %s".formatted(fate.name().toLowerCase(Locale.ROOT), loaded.of(fate)));
      }
    }
    loaded.differences().forEach(difference -> out.println("missing: " + difference));
    out.println(
        "accepted and counted: %s of %s; %s"
            .formatted(
                loaded.counted(),
                loaded.plan().source(),
                loaded.isComplete() ? "complete" : "NOT COMPLETE"));
  }

  /** Who is not enrolled yet is no failure of the load: InvoiceCloud enrols them, not Spectrum. */
  private void tellEnrolments(List<Converted> customers, InvoiceCloudIntegration integration) {
    Path lacking = options.out().resolve("enrolments-lacking.csv");
    List<Converted> notYet = integration.notYetEnrolled(customers);
    ConvertedCsv.write(notYet, lacking);
    options
        .printer()
        .println(
            "enrolments: %s customers in %s; %s not enrolled at InvoiceCloud by the last polls, in %s"
                .formatted(customers.size(), enrolmentFile(), notYet.size(), lacking));
  }

  private List<Converted> handOver(Path file) {
    List<Converted> customers = ConvertedCsv.read(file);
    ConvertedCsv.write(customers, enrolmentFile());
    return customers;
  }

  private Path enrolmentFile() {
    return options.out().resolve("enrolments.csv");
  }

  /** The first few, since there may be a million. */
  private void tell(String what, List<String> texts, long all) {
    for (String text : texts) {
      options.errors().println(what + name() + " " + text);
    }
    if (all > texts.size()) {
      options.errors().println("%sand %s more".formatted(what, all - texts.size()));
    }
  }

  private String name() {
    return String.valueOf(invoices.getFileName());
  }
}
