import { fill, html } from './html.js';
import { words } from './words.js';

const modal = document.getElementById('sales_pick_pack_modal');

/**
 * Opens the packing assistant over the page. It shows the oldest order of the list, whichever card is below it. A
 * reader must not confuse the two (base-panel.md §9).
 */
export async function openPacking() {
  const { orders } = await (await fetch('/ajax/orders.php')).json();
  const order = orders.at(-1);
  if (!order) return;
  fill(modal.firstElementChild, drawPacking(order));
  modal.classList.remove('hide');
}

export function closePacking() {
  modal.classList.add('hide');
}

function drawPacking({ order_id: id, products = [] }) {
  return html`
    <span id="pick_pack_sale_id">${id}</span><input type="hidden" id="hf_pick_pack_session_id" value="s1" />
    <div id="pick_pack_buttons_container">
      <button type="button" class="btn rds-close">${words.close}</button>
    </div>
    <div id="pick_pack_sale_info_container"></div>
    <div class="pick_pack_sale_detail_info"><a href="/orders.php#order:${id}">${id}</a></div>
    <div class="pick_pack_sale_items_container">
      <div class="pick_pack_sale_items scroll-content">
        <table>
          <tbody>
            <tr class="pick_pack_product_row hide" id="pick_pack_product_row_template"></tr>
            ${products.map(
              ({ name, sku, quantity }, at) =>
                html`<tr class="pick_pack_product_row">
                  <td>
                    <input type="hidden" class="hf_pick_pack_row_key" value="r${at}" /><span
                      class="cell_container_product_name"
                      >${name}</span
                    >
                    <div class="product-info-text">SKU: ${sku}</div>
                  </td>
                  <td class="cell_container_product_quantity">${quantity}</td>
                  <td class="cell_container_product_warning"></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>
  `;
}
