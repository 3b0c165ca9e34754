import type { Account } from './account.ts';
import { getOrderPaymentsHistory, getOrderPickPackHistory } from './history-methods.ts';
import { getInvoiceFile, getInvoices, getReceipt } from './invoice-methods.ts';
import { getJournalList, getOrderReturnJournalList } from './journal-methods.ts';
import {
  getOrders,
  getOrdersByEmail,
  getOrdersByPhone,
  setOrderFields,
  setOrderStatus,
} from './order-methods.ts';
import { getCourierPackagesStatusHistory, getLabel, getOrderPackages } from './package-methods.ts';
import type { Parameters } from './parameters.ts';
import { getOrderReturns, setOrderReturnStatus } from './return-methods.ts';

/** The method's own fields of the answer; `at` is the time of the call in unix ms. */
type Method = (account: Account, parameters: Parameters, at: number) => object;

/** Every API method that the stand-in supports, by name. */
export const methods = new Map<string, Method>(
  Object.entries({
    getOrders,
    getOrdersByEmail,
    getOrdersByPhone,
    setOrderStatus,
    setOrderFields,
    getOrderStatusList: ({ shop }: Account) => ({ statuses: shop.statuses }),
    getOrderStatusGroups: ({ shop }: Account) => ({ status_groups: shop.statusGroups }),
    getOrderSources: ({ shop }: Account) => ({ sources: shop.sources }),
    getOrderExtraFields: ({ shop }: Account) => ({ extra_fields: shop.extraFields }),
    getJournalList,
    getOrderReturnJournalList,
    getOrderReturns,
    getOrderReturnStatusList: ({ shop }: Account) => ({ statuses: shop.returnStatuses }),
    getOrderReturnStatusGroups: ({ shop }: Account) => ({ status_groups: shop.returnStatusGroups }),
    getOrderReturnReasonsList: ({ shop }: Account) => ({ return_reasons: shop.returnReasons }),
    setOrderReturnStatus,
    getOrderPackages,
    getLabel,
    getCourierPackagesStatusHistory,
    getOrderPaymentsHistory,
    getOrderPickPackHistory,
    getInvoices,
    getInvoiceFile,
    getReceipt,
    getCouriersList: ({ shop }: Account) => ({ couriers: shop.couriers }),
  }),
);
