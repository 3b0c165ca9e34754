import { settings } from './boot.js';
import { formatDate, formatMoney, formatSource, orDots, totalOf } from './format.js';
import { html } from './html.js';
import { words } from './words.js';

/** The order card, with the ids of base-panel.md §6. For an unknown order it shows a plain message. */
export function drawCard({ order, returns, statuses }) {
  if (!order) return html`<div class="alert">${words.none}</div>`;
  return html`
    <h1 class="page-title">
      ${words.order} <span>${order.order_id}</span> <small>${formatDate(order.date_add)}</small>
      <button type="button" class="btn" id="btn_pick_pack">${words.pack}</button>
    </h1>
    ${drawProducts(order)}
    <div id="personal_macro_triggers_container">
      <button type="button" class="btn btn_personal_trigger_10001">${words.event}</button>
    </div>
    <div class="cols">${drawInfo(order, statuses)} ${drawDelivery(order)}</div>
    ${drawShipments(order)}
    ${
      returns.length > 0 &&
      html`<div class="panel">
        <div class="panel-heading"><span class="panel-title">${words.returns}</span></div>
        <div class="panel-body">
          ${returns.map(({ return_id }) => html`<a href="/orders_returns#return:${return_id}">${return_id}</a> `)}
        </div>
      </div>`
    }
  `;
}

function drawProducts(order) {
  const { products = [], currency } = order;
  return html`<div class="panel" id="pnl_order_products">
    <div class="panel-heading"><span class="panel-title">${words.products}</span></div>
    <div class="panel-body">
      <div id="sale_items_container">
        <table class="table" id="table_order_products">
          <thead>
            <tr>
              <th>${words.productName}</th>
              <th>${words.quantity}</th>
              <th>${words.price}</th>
            </tr>
          </thead>
          <tbody>
            ${products.map(
              ({ name, sku, quantity, price_brutto }) =>
                html`<tr>
                  <td class="td_product_name"><p>${name} [SKU ${sku}]</p></td>
                  <td data-tid="productQuantity">${quantity}</td>
                  <td>${formatMoney(price_brutto, currency)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div>${words.sum}: <span id="sale_total_price">${formatMoney(totalOf(order), currency)}</span></div>
    </div>
  </div>`;
}

function drawInfo(order, statuses) {
  const status = statuses.find(({ id }) => String(id) === String(order.order_status_id));
  const id = (field) => `${settings.prefix}_info_${field}`;
  const isCod = String(order.payment_method_cod) === '1';
  return html`<div class="panel" id="pnl_order_info">
    <div class="panel-heading">
      <span class="panel-title">${words.info}</span>
      <div class="panel-heading-controls"><div></div></div>
    </div>
    <div class="panel-body">
      <table class="order-actions">
        <tbody>
          <tr id="sale_fulfillment_status_row">
            <td>${words.status}:</td>
            <td><span class="label">${status?.name}</span></td>
          </tr>
          <tr>
            <td>${words.source}:</td>
            <td id="${id('order_from')}">${formatSource(order.order_source)}</td>
          </tr>
          <tr>
            <td>${words.login}:</td>
            <td id="${id('user_login')}">${orDots(order.user_login)}</td>
          </tr>
          <tr>
            <td>${words.email}:</td>
            <td><span id="${id('email')}">${orDots(order.email)}</span></td>
          </tr>
          <tr>
            <td>${words.phone}:</td>
            <td><span id="${id('phone')}">${orDots(order.phone)}</span></td>
          </tr>
          <tr>
            <td>${words.shopNumber}:</td>
            <td id="${id('shop_order_id')}">${orDots(order.shop_order_id)}</td>
          </tr>
          <tr>
            <td>${words.payment}:</td>
            <td><span id="${id('payment_method')}">${orDots(order.payment_method)}</span></td>
          </tr>
          <tr>
            <td>${words.paid}:</td>
            <td><span data-tid="editPayment">${formatMoney(order.payment_done, order.currency)}</span></td>
          </tr>
          <tr>
            <td>${words.cod}:</td>
            <td><span class="label label-cod">${isCod ? words.yes : words.no}</span></td>
          </tr>
          <tr>
            <td>${words.delivery}:</td>
            <td><span id="${id('delivery_method')}">${orDots(order.delivery_method)}</span></td>
          </tr>
          <tr>
            <td>${words.field1}:</td>
            <td><span id="${id('extra_field_1')}">${orDots(order.extra_field_1)}</span></td>
          </tr>
          <tr>
            <td>${words.field2}:</td>
            <td><span id="${id('extra_field_2')}">${orDots(order.extra_field_2)}</span></td>
          </tr>
          <tr>
            <td>${words.notes}:</td>
            <td><span id="${id('admin_comments')}">${orDots(order.admin_comments)}</span></td>
          </tr>
        </tbody>
      </table>
    </div>
  </div>`;
}

function drawDelivery(order) {
  const fields = ['fullname', 'company', 'address', 'postcode', 'city', 'country'];
  return html`<div class="panel">
    <div class="panel-heading"><span class="panel-title">${words.address}</span></div>
    <div class="panel-body" id="oms_delivery_container">
      ${fields.map((field) => html`<div id="oms_delivery_delivery_${field}">${orDots(order[`delivery_${field}`])}</div>`)}
      <input type="hidden" id="oms_delivery_delivery_country_code" value="${order.delivery_country_code}" />
    </div>
  </div>`;
}

function drawShipments({ delivery_package_nr: parcel }) {
  return html`<div class="panel">
    <div class="panel-heading"><span class="panel-title">${words.shipments}</span></div>
    <div class="panel-body" id="courier_fieldset_content">
      <input type="hidden" id="table_order_packages_items_counter" value="${parcel ? 1 : 0}" />
      <table id="table_order_packages">
        <tbody>
          ${
            parcel &&
            html`<tr>
              <td>${parcel}</td>
            </tr>`
          }
        </tbody>
      </table>
    </div>
  </div>`;
}
