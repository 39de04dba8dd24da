"""A Python data pump on zeep. Arguments: as for Pump.cs."""
import datetime
import decimal
import sys

import zeep

receipts_address, refresh_address, biller, key, version = sys.argv[1:6]
suffix = "Soap12" if version == "12" else "Soap"
pump = zeep.Client(receipts_address + "?wsdl", service_name="OnlineReceipt", port_name="OnlineReceipt" + suffix)
refresh = zeep.Client(refresh_address + "?wsdl", service_name="RealTimeDataRefresh", port_name="RealTimeDataRefresh" + suffix)


def receipt(guid, account, method):
    return {
        "PaymentGUID": guid,
        "AccountNumber": account,
        "InvoiceNumber": "INV-1",
        "InvoiceTypeID": 1,
        "PaymentDateGMT": datetime.datetime(2026, 11, 1, 14, 33, 0, 123456, datetime.timezone.utc),
        "PaymentAmount": decimal.Decimal("49.9000"),
        "ConvenienceFee": decimal.Decimal("2.5"),
        "PaymentMethod": method,
        "AutoPay": True,
        "PaymentSource": "IVR & <web>",
    }


receipts = {"Receipt": [
    receipt("0a0a0a0a-0000-4000-8000-0000000000" + version, "HO-1", "EFT"),
    receipt("0b0b0b0b-0000-4000-8000-0000000000" + version, "CLOSED-1", "CC"),
]}
for _ in range(2):
    for result in pump.service.PostOnlineReceipt(biller, key, receipts):
        print(result.PaymentGUID, result.Status, result.ReceiptNumber or "", result.ErrorMessage or "")
answer = refresh.service.RefreshInvoiceBalances(biller, key, "HO-2")
for invoice in answer.Invoices.InvoiceBalance:
    print(answer.Success, invoice.InvoiceNumber, invoice.BalanceDue, invoice.InvoiceDueDate.isoformat(), invoice.AutoPayCollectionDate is not None)
print(refresh.service.RefreshInvoiceBalances(biller, key, "HO-9", "").ErrorMessage)
try:
    pump.service.PostOnlineReceipt(biller, "wrong", {"Receipt": []})
except zeep.exceptions.Fault as fault:
    print("fault", fault.code.split(":")[-1], fault.message)
