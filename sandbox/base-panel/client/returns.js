import { formatDate, formatMoney, formatSource } from './format.js';
import { html } from './html.js';
import { words } from './words.js';

/** The list of returns; its columns are those of Base's help page (base-panel.md §8). */
export function drawReturns({ returns, statuses }) {
  return html`<div class="panel">
    <div class="panel-heading">
      <span class="panel-title">${words.returns}</span
      ><button class="btn btn-return" type="button">+ ${words.add}</button>
    </div>
    <div class="panel-body">
      <table class="table table-striped table-hover">
        <thead>
          <tr>
            <th></th>
            <th>${words.number}</th>
            <th>${words.customer}</th>
            <th>${words.source}</th>
            <th>${words.products}</th>
            <th>${words.refund}</th>
            <th>${words.status}</th>
            <th>${words.date}</th>
          </tr>
        </thead>
        <tbody>
          ${returns.map(
            (one) =>
              html`<tr>
                <td><input type="checkbox" class="px" /></td>
                <td><a href="#return:${one.return_id}">${one.return_id}</a><br />${one.reference_number}</td>
                <td>${one.delivery_fullname ?? one.email}</td>
                <td>${formatSource(one.order_return_source)}</td>
                <td>${productsOf(one).map(({ name }) => html`<div>${name}</div>`)}</td>
                <td>${formatMoney(one.refunded, one.currency)}</td>
                <td><span class="label">${statusOf(one, statuses)}</span></td>
                <td>${formatDate(one.date_add)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** One return. Its address `#return:<id>` and its markup are guesses: nothing public shows them. */
export function drawReturn({ returns, statuses }, id) {
  const one = returns.find(({ return_id }) => String(return_id) === id);
  if (!one) return html`<div class="alert">${words.empty}</div>`;
  return html`<h1 class="page-title">${words.return} <span>${one.return_id}</span></h1>
    <div class="panel" id="pnl_return_info">
      <div class="panel-heading">
        <span class="panel-title">${words.returnInfo}</span>
        <div class="panel-heading-controls"><div></div></div>
      </div>
      <div class="panel-body">
        <table>
          <tbody>
            <tr>
              <td>${words.status}:</td>
              <td><span class="label">${statusOf(one, statuses)}</span></td>
            </tr>
            <tr>
              <td>${words.customer}:</td>
              <td>${one.delivery_fullname ?? one.email}</td>
            </tr>
            ${
              Number(one.order_id) > 0 &&
              html`<tr>
                <td>${words.order}:</td>
                <td><a href="/orders.php#order:${one.order_id}">${one.order_id}</a></td>
              </tr>`
            }
            <tr>
              <td>${words.products}:</td>
              <td>${productsOf(one).map(({ name, quantity }) => html`<div>${quantity} × ${name}</div>`)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </div>`;
}

function statusOf({ status_id }, statuses) {
  return statuses.find(({ id }) => String(id) === String(status_id))?.name;
}

/** Base's answer can hold a list or an object (base-api.md §6.1). */
function productsOf({ products = [] }) {
  return Object.values(products);
}
