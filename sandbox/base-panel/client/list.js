import { formatDate, formatMoney, totalOf } from './format.js';
import { html } from './html.js';
import { words } from './words.js';

/** Draws the order list. `hash` is the parsed fragment: the chosen status and the search. */
export function drawList({ orders, statuses }, hash) {
  return html`
    <div class="statuses">
      ${[{ id: 'all', name: words.all }, ...statuses].map(
        ({ id, name }) =>
          html`<a class="btn ${String(id) === (hash.status ?? 'all') && 'active'}" href="#status:${id}"
            >${name}</a
          >`,
      )}
    </div>
    <div class="panel">
      <div class="panel-heading">
        <span class="panel-title">${words.orders}</span>
        <form class="filters">
          <input id="search_start_date" class="form-control" value="01.04.2026" />
          <input
            name="search"
            class="form-control"
            placeholder="${words.search}"
            value="${hash.search ?? ''}"
          />
        </form>
      </div>
      <div class="panel-body">
        <table class="table table-striped table-hover ui-selectable">
          <thead>
            <tr>
              <th></th>
              <th>${words.number}</th>
              <th>${words.customer}</th>
              <th>${words.products}</th>
              <th>${words.total}</th>
              <th>${words.status}</th>
              <th>${words.date}</th>
              <th>${words.extra}</th>
            </tr>
          </thead>
          <tbody>
            ${orders.map((order) => drawRow(order, statuses))}
          </tbody>
        </table>
        ${orders.length === 0 && html`<div class="alert">${words.empty}</div>`}
        <ul class="pagination">
          <li class="active"><a href="${location.hash || '#'}">1</a></li>
        </ul>
      </div>
    </div>
  `;
}

function drawRow(order, statuses) {
  const status = statuses.find(({ id }) => String(id) === String(order.order_status_id));
  return html`<tr>
    <td><input type="checkbox" class="px" /><span class="lbl"></span></td>
    <td><a href="#order:${order.order_id}">${order.order_id}</a></td>
    <td>${order.delivery_fullname}<br />${order.email}</td>
    <td>
      ${(order.products ?? []).map(({ name, quantity }) => html`<div><span class="item-xs item-transparent">${quantity}</span> ${name}</div>`)}
    </td>
    <td>${formatMoney(totalOf(order), order.currency)}</td>
    <td><span class="label">${status?.name}</span></td>
    <td data-tid="orderDate">${formatDate(order.date_add)}</td>
    <td class="orders-extra-td">${order.extra_field_1}</td>
  </tr>`;
}
