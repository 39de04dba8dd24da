using System;
using System.Net;

// A .NET data pump on classes that the wsdl tool made of the served contract.
// Arguments: address of OnlineReceipt, address of RealTimeDataRefresh, biller, key, 11 or 12.
static class Pump
{
    static int Main(string[] args)
    {
        var pump = new OnlineReceipt { Url = args[0] };
        var refresh = new RealTimeDataRefresh { Url = args[1] };
        if (args[4] == "12")
        {
            pump.SoapVersion = System.Web.Services.Protocols.SoapProtocolVersion.Soap12;
            refresh.SoapVersion = System.Web.Services.Protocols.SoapProtocolVersion.Soap12;
        }
        var first = new Receipt
        {
            PaymentGUID = new Guid("0a0a0a0a-0000-4000-8000-0000000000" + args[4]),
            AccountNumber = "HO-1",
            InvoiceNumber = "INV-1",
            InvoiceTypeID = 1,
            PaymentDateGMT = new DateTime(2026, 11, 1, 14, 33, 0, DateTimeKind.Utc).AddTicks(1234567),
            PaymentAmount = 49.9000m,
            ConvenienceFee = 2.5m,
            PaymentMethod = PaymentMethod.EFT,
            AutoPay = true,
            PaymentSource = "IVR & <web>"
        };
        var second = new Receipt
        {
            PaymentGUID = new Guid("0b0b0b0b-0000-4000-8000-0000000000" + args[4]),
            AccountNumber = "CLOSED-1",
            PaymentDateGMT = new DateTime(2026, 11, 1, 14, 33, 0, DateTimeKind.Utc),
            PaymentAmount = 1m,
            PaymentMethod = PaymentMethod.CC
        };
        for (int i = 0; i < 2; i++)
        {
            foreach (var result in pump.PostOnlineReceipt(args[2], args[3], new[] { first, second }))
            {
                Console.WriteLine("{0} {1} {2} {3}", result.PaymentGUID, result.Status, result.ReceiptNumber, result.ErrorMessage);
            }
        }
        var answer = refresh.RefreshInvoiceBalances(args[2], args[3], "HO-2", null);
        foreach (var invoice in answer.Invoices)
        {
            Console.WriteLine("{0} {1} {2} {3} {4}", answer.Success, invoice.InvoiceNumber, invoice.BalanceDue, invoice.InvoiceDueDate.ToString("s"), invoice.AutoPayCollectionDate.HasValue);
        }
        Console.WriteLine(refresh.RefreshInvoiceBalances(args[2], args[3], "HO-9", "").ErrorMessage);
        try
        {
            pump.PostOnlineReceipt(args[2], "wrong", new Receipt[0]);
        }
        catch (System.Web.Services.Protocols.SoapException e)
        {
            Console.WriteLine("fault {0} {1}", e.Code.Name, e.Message);
        }
        return 0;
    }
}
