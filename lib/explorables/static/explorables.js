"use strict";var explorables=(()=>{var he=Object.defineProperty;var To=Object.getOwnPropertyDescriptor;var Io=Object.getOwnPropertyNames;var Po=Object.prototype.hasOwnProperty;var nn=(t,e)=>{for(var n in e)he(t,n,{get:e[n],enumerable:!0})},Bo=(t,e,n,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of Io(e))!Po.call(t,o)&&o!==n&&he(t,o,{get:()=>e[o],enumerable:!(r=To(e,o))||r.enumerable});return t};var Do=t=>Bo(he({},"__esModule",{value:!0}),t);var Ms={};nn(Ms,{engine:()=>me,widget:()=>ks});var me={};nn(me,{descend:()=>pe,descent:()=>dt,gradient:()=>Ho,logit:()=>Vo,loss:()=>de,score:()=>ht,sigmoid:()=>Ft});function Ft(t){let e=Math.exp(-Math.abs(t));return(t>=0?1:e)/(1+e)}function Vo(t){return Math.log(t/(1-t))}function ht(t,{X:e,d:n},r){let o=t[n];for(let i=0;i<n;i++)o+=t[i]*e[r*n+i];return o}function de(t,e,n=0){let r=0;for(let o=0;o<e.n;o++){let i=(1-2*e.y[o])*ht(t,e,o);r+=Math.max(i,0)+Math.log1p(Math.exp(-Math.abs(i)))}return r/e.n+rn(t,e.d,n)}function Ho(t,e,n=0){let{X:r,y:o,n:i,d:a}=e,l=new Float64Array(a+1);for(let f=0;f<i;f++){let s=1-2*o[f],c=s*Ft(s*ht(t,e,f));for(let u=0;u<a;u++)l[u]+=c*r[f*a+u];l[a]+=c}for(let f=0;f<=a;f++)l[f]=l[f]/i+(f<a?n*t[f]:0);return l}function rn(t,e,n){let r=0;for(let o=0;o<e;o++)r+=t[o]*t[o];return n/2*r}function dt(t,e,{lr:n,numIter:r,l2:o=0}){let{X:i,y:a,n:l,d:f}=e,s=f+1,c=new Float64Array((r+1)*s);c.set(Array.from(t).slice(0,s));let u={path:c,loss:new Float64Array(r+1),right:new Uint32Array(r+1),numIter:r,done:0,advance(m){let b=Math.min(u.done+m,r+1);for(;u.done<b;u.done++)d(u.done);return u.done>r}},h=new Float64Array(s);function d(m){let b=c.subarray(m*s,m*s+s);h.fill(0);let x=0,g=1,v=0,y=0;for(let p=0;p<l;p++){let k=1-2*a[p],_=k*ht(b,e,p),N=Math.exp(-Math.abs(_));g*=1+N,g>1e300&&(v+=Math.log(g),g=1),_>0&&(x+=_),(_<0||_===0&&k>0)&&y++;let L=k*(_>=0?1:N)/(1+N);for(let C=0;C<f;C++)h[C]+=L*i[p*f+C];h[f]+=L}if(u.loss[m]=(x+v+Math.log(g))/l+rn(b,f,o),u.right[m]=y,m!==r)for(let p=0;p<s;p++)c[(m+1)*s+p]=b[p]-n*(h[p]/l+(p<f?o*b[p]:0))}return u}function pe(t,e,n){let r=dt(t,e,n);return r.advance(1/0),r}var Xo="http://www.w3.org/2000/svg";function $(t,e={},...n){return on(document.createElement(t),e,n)}function O(t,e={},...n){return on(document.createElementNS(Xo,t),e,n)}function on(t,e,n){for(let[r,o]of Object.entries(e))typeof o=="function"?t.addEventListener(r.slice(2),o):o===!0?t.setAttribute(r,""):o!==!1&&o!=null&&t.setAttribute(r,String(o));return t.append(...n),t}var jo=Math.random().toString(36).slice(2,8),Yo=0,D=t=>`${t}-${jo}-${++Yo}`;function an(t){let e=0,n=()=>{e||(e=requestAnimationFrame(()=>{e=0,t()}))};return n.cancel=()=>{cancelAnimationFrame(e),e=0},n}function Tt(t=5){let e=0,n=r=>{n.cancel();let o=()=>{let i=performance.now()+t;for(;performance.now()<i;)if(r())return;e=requestAnimationFrame(o)};o()};return n.cancel=()=>cancelAnimationFrame(e),n}var sn=()=>matchMedia("(prefers-reduced-motion: reduce)").matches,Z=(t,e=3)=>t.toFixed(e).replace("-","−"),Q=t=>t>=10?t.toFixed(0):t>=.1?t.toFixed(2):String(Number(t.toPrecision(2)));function ge({label:t,min:e,max:n,step:r=1,value:o,words:i=String,oninput:a}){let l=D("slider"),f=$("span",{class:"value","aria-hidden":"true"}),s=$("input",{type:"range",id:l,min:e,max:n,step:r,oninput:()=>a(Number(s.value))});return{node:$("div",{class:"slider"},$("label",{for:l},t),f,s),sync(){let c=o();Number(s.value)!==c&&(s.value=String(c));let u=i(c);f.textContent!==u&&(f.textContent=u,s.setAttribute("aria-valuetext",u))}}}function xe({label:t,options:e,value:n,onchange:r}){let o=D("choice"),i=$("select",{id:o,onchange:()=>r(i.value)});return i.append(...e.map(([a,l])=>$("option",{value:a},l))),{node:$("div",{class:"choice"},$("label",{for:o},t),i),sync:()=>{i.value=n()}}}var P=(t,e)=>$("button",{type:"button",onclick:e},t);function ln(t){let e=$("div",{class:"prediction"}),n=r=>{let{ask:o,answers:i,show:a}=t[r],l=D("prediction"),f=$("p",{role:"status"}),s=x=>{let{truth:g,because:v}=a(),y=i.find(_=>_.key===x),p=i.find(_=>_.key===g),k=y?x===g?"You were right: ":`You said “${y.text}”. `:"";f.textContent=`${k}${x===g?"":"The answer: "}“${p?p.text:g}”. ${v}`,d.disabled=!0,b.replaceChildren(r+1<t.length?c:u),b.firstElementChild.focus({preventScroll:!0})},c=P("One more prediction",()=>{n(r+1),e.querySelector("input")?.focus({preventScroll:!0})}),u=P("Close",()=>e.remove()),h=i.map(({key:x,text:g})=>$("label",{},$("input",{type:"radio",name:l,value:x,onchange:()=>m.disabled=!1}),g)),d=$("fieldset",{},$("legend",{},$("strong",{},"Predict first. "),o),...h),m=P("Show me",()=>s(e.querySelector("input:checked")?.value));m.disabled=!0;let b=$("div",{class:"buttons"},m,P("Skip",()=>s(void 0)));e.replaceChildren(d,b,f)};return n(0),e}function fn(t){let e=t.map(({text:o})=>$("li",{},$("span",{class:"box","aria-hidden":"true"}),o)),n=$("p",{role:"status",class:"unseen"});return{node:$("div",{class:"tasks"},$("strong",{},"Try"),$("ul",{},...e),n),check(o){t.forEach(({text:i,holds:a},l)=>{e[l].dataset.done!==void 0||!a(o)||(e[l].dataset.done="",e[l].append($("span",{class:"unseen"}," (done)")),n.textContent=`Done: ${i}`)})},reset(){n.textContent="";for(let o of e)delete o.dataset.done,o.querySelector(".unseen")?.remove()}}}function It(t,e=""){let n=`book ${location.pathname} ${t}`,r={version:1,stamp:e};return{works:(()=>{try{return localStorage.setItem("book",""),localStorage.removeItem("book"),!0}catch{return!1}})(),read(){try{let o=localStorage.getItem(n);if(!o||o.length>2e4)return;let i=JSON.parse(o);return i.version===1&&i.stamp===e?i.value:void 0}catch{return}},write(o){try{o===void 0?localStorage.removeItem(n):localStorage.setItem(n,JSON.stringify({...r,value:o}))}catch{}}}}var cn=/(<\/?(?:em|i|sup|sub|code)>)/;function j(t){let e=$("span"),n=e;for(let r of t.split(cn))cn.test(r)?r[1]==="/"?n=n===e?e:n.parentNode:n=n.appendChild($(r.slice(1,-1))):n.append(r);return e}var be=2e3;function un({model:t,el:e}){let n=It(`explain ${t.get("topic")}`),r=D("explain"),o=$("textarea",{id:r,rows:4,maxlength:be,oninput:c}),i=$("div",{role:"status",class:"ours"}),a=P("",()=>h(i.childElementCount===0)),l=$("label",{for:r},$("strong",{},"In one sentence of your own: "),j(t.get("prompt"))),f=$("div",{class:"explain",role:"group","aria-label":"Explain it in one sentence of your own"},l,$("div",{class:"beside"},o,i),$("div",{class:"buttons"},a)),s=0;function c(){t.set("text",o.value.slice(0,be)),clearTimeout(s),s=window.setTimeout(u,300)}function u(){clearTimeout(s),s=0,t.save_changes(),n.write(t.get("text")||void 0)}function h(x){let g=[$("strong",{},"Ours"),$("p",{},j(t.get("ours")))];i.replaceChildren(...x?g:[]),d()}function d(){let x=t.get("text");o.value!==x&&(o.value=x),a.textContent=i.childElementCount?"Hide ours":x.trim()?"Compare":"Show ours"}let m=()=>{s&&u()};e.dataset.lmSuppressShortcuts="true";let b=n.read();return!t.get("text")&&typeof b=="string"&&(t.set("text",b.slice(0,be)),t.save_changes()),d(),t.on("change:text",d),window.addEventListener("pagehide",m),e.append(f),()=>{m(),t.off("change:text",d),window.removeEventListener("pagehide",m),f.remove()}}function Uo(t){let e=new Map;return{get:n=>t[n],set(n,r){if(t[n]!==r){t[n]=r;for(let o of[...e.get(`change:${n}`)||[]])o()}},save_changes(){},on(n,r){e.has(n)||e.set(n,new Set),e.get(n)?.add(r)},off(n,r){e.get(n)?.delete(r)}}}function hn(t){let e={};for(let n of document.querySelectorAll("[data-explorable]")){let r=n.dataset.explorable||"";if(!t[r]||n.dataset.alive!==void 0)continue;e[r]=(e[r]||0)+1;let o=e[r]>1?`${r}-${e[r]}`:r,i=[...n.childNodes];try{let a=JSON.parse(n.dataset.state||"{}");t[r]({model:Uo(a),el:n,key:o}),i.forEach(l=>l.remove()),n.dataset.alive=""}catch(a){n.replaceChildren(...i),console.error(`explorable ${r}:`,a)}}}var Go=/^[-+−]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+−]?[0-9]{1,3})?$/;function Pt(t){t=t.length<=40?t.trim():"";let e=t.endsWith("%"),n=(e?t.slice(0,-1):t).split("/").map(a=>a.trim());if(n.length>2||!n.every(a=>Go.test(a)))return NaN;let[r,o=1]=n.map(a=>Number(a.replace(",",".").replaceAll("−","-"))),i=r/o/(e?100:1);return Number.isFinite(i)?i:NaN}function dn({kind:t,options:e,lines:n},r){if(t==="single")return Number.isInteger(r)&&r>=0&&r<e.length;if(t==="numeric")return typeof r=="string"&&!Number.isNaN(Pt(r));if(!Array.isArray(r))return!1;let o=[...(t==="order"?n:e).keys()];return t==="order"?r.length===o.length&&o.every(i=>r.includes(i)):r.length>0&&String(r)===String(o.filter(i=>r.includes(i)))}function pn(t,e){let{kind:n,options:r,answer:o,tolerance:i,because:a,otherwise:l,wrong:f,lines:s}=t,c=d=>({right:!1,feedback:[d]}),u={right:!0,feedback:[a]};if(n==="single")return{right:!!r[e].right,feedback:[r[e].feedback]};if(n==="multiple"){let d=r.flatMap((m,b)=>{let x=e.includes(b);return x===!!m.right?[]:[x?m.feedback:m.missed||""]});return d.length?{right:!1,feedback:d}:u}if(n==="numeric"){let d=Pt(e),m=(b,x=i)=>Math.abs(d-b)<=x+1e-12;return m(o)?u:c(f.find(b=>m(b.value,b.tolerance))?.feedback??l)}if(s.every((d,m)=>e[m]===m))return u;let h=f.find(({before:[d,m]})=>e.indexOf(d)>e.indexOf(m));return c(h?.feedback??"")}function mn({kind:t,options:e}){let n=D("option"),r=t==="single"?"radio":"checkbox",o=e.map((f,s)=>$("input",{type:r,name:n,value:s})),i=e.map(({text:f},s)=>$("label",{},o[s],j(f))),a=()=>[...o.keys()].filter(f=>o[f].checked),l=f=>o.forEach((s,c)=>s.checked=f.includes(c));return{node:$("div",{class:"options"},...i),given:()=>t==="single"?a()[0]:a().length?a():void 0,wanted:"Choose an answer first, then check it.",set:f=>l([f].flat()),lock(f){o.forEach((s,c)=>{s.disabled=f,i[c].toggleAttribute("data-chosen",f&&s.checked)})},again:()=>l([]),clear:()=>l([]),focus:()=>o[0].focus({preventScroll:!0})}}function Wo(t,e){let n=D("number"),r=$("input",{type:"text",inputmode:"decimal",autocomplete:"off",maxlength:40,id:n,onkeydown:o=>o.key==="Enter"&&e()});return{node:$("div",{class:"number"},$("label",{for:n},"Your number"),r),given:()=>Number.isNaN(Pt(r.value))?void 0:r.value,wanted:"Write a number first, such as 0.25, 0,25 or 1/4; then check it.",set:o=>{r.value=o},lock:o=>{r.readOnly=o},again:()=>r.select(),clear:()=>{r.value=""},focus:()=>r.focus({preventScroll:!0})}}function Zo({lines:t,shown:e}){let n=$("p",{role:"status",class:"unseen"}),r=$("ol",{class:"lines","aria-label":"The lines in your order"}),o=!1,i=t.map((u,h)=>[$("button",{type:"button","aria-label":`up: ${u.trim()}`,onclick:()=>f(h,-1)},"up"),$("button",{type:"button","aria-label":`down: ${u.trim()}`,onclick:()=>f(h,1)},"down")]),a=t.map((u,h)=>$("li",{},...i[h],$("code",{},u))),l=()=>[...r.children].map(u=>a.indexOf(u));function f(u,h){let d=h<0?a[u].previousSibling:a[u].nextSibling;o||!d||(h<0?a[u].after(d):a[u].before(d),s(),n.textContent=`${t[u].trim()} is now line ${l().indexOf(u)+1} of ${t.length}`)}function s(){a.forEach((u,h)=>{i[h][0].setAttribute("aria-disabled",String(o||!u.previousSibling)),i[h][1].setAttribute("aria-disabled",String(o||!u.nextSibling))})}function c(u){r.replaceChildren(...u.map(h=>a[h])),n.textContent="",s()}return c(e),{node:$("div",{},r,n),given:l,wanted:"",set:u=>String(u)!==String(l())&&c(u),lock(u){o=u,s()},again(){},clear:()=>c(e),focus:()=>r.querySelector("button").focus({preventScroll:!0})}}var gn={single:mn,multiple:mn,numeric:Wo,order:Zo};function xn({kind:t,options:e,answer:n,because:r,lines:o}){if(t==="order")return[$("pre",{tabindex:0},o.join(`
`)),$("p",{},j(r))];if(t==="numeric"){let f=$("strong",{},String(n).replace("-","−"));return[$("p",{},"The answer: ",f,". ",j(r))]}let i=e.filter(f=>f.right),a=i.flatMap(({text:f},s)=>[...s?["; "]:[],$("strong",{},j(f))]),l=j(t==="single"?i[0].feedback:r);return[$("p",{},"The answer: ",...a),$("p",{},l)]}var Qo={open:"○",right:"✓",wrong:"✗"},Ko=t=>$("strong",{class:"verdict"},$("span",{"aria-hidden":"true"},t?"✓ ":"✗ "),t?"Right.":"Not right.");function Jo(t,e,n){let r,o=gn[t.kind](t,h),i=$("div",{role:"status",class:"feedback"}),a=$("button",{type:"button",onclick:u}),l=P("Show answer",d),f=$("legend",{},$("strong",{},`${e}. `),j(t.text)),s=$("div",{class:"buttons"},a,l),c=$("fieldset",{class:"question"},f,o.node,s,i);function u(b){if(!(b.detail>1)){if(r===void 0)return h();n(void 0),o.again(),o.focus()}}function h(){if(r!==void 0)return;let b=o.given();b===void 0?i.replaceChildren($("p",{},o.wanted)):n(b)}function d(){i.append(...xn(t)),a.focus({preventScroll:!0}),l.hidden=!0}function m(b){if(r!==void 0&&String(b)===String(r))return;r=b;let x=b===void 0;x||o.set(b),o.lock(!x),a.textContent=x?"Check":"Try again";let{right:g,feedback:v}=x?{right:!1,feedback:[]}:pn(t,b);l.hidden=x||g,c.dataset.now=x?"open":g?"right":"wrong";let y=v.map(p=>$("p",{},j(p)));y.length&&y[0].prepend(Ko(g)," "),i.replaceChildren(...y)}return l.hidden=!0,m(void 0),{node:c,sync:m,clear:o.clear,now:()=>c.dataset.now||"open"}}function bn({model:t,el:e}){let n=t.get("questions"),r=It(`quiz ${t.get("topic")}`,t.get("stamp")),o=n.map((g,v)=>Jo(g,v+1,y=>h(g.id,y))),i=$("span",{class:"marks","aria-hidden":"true"}),a=$("span"),l=$("p",{role:"status",class:"unseen"}),f=`Your answers ${r.works?"stay in this browser":"are forgotten when you leave this page"} and are sent nowhere.`,s=t.get("note"),c=$("div",{class:"quiz",role:"group","aria-label":`Check yourself: ${n.length} questions`},...s?[$("p",{},s)]:[],$("p",{class:"progress"},a," ",i),...o.map(({node:g})=>g),$("p",{class:"kept"},f),$("div",{class:"buttons"},P("Forget my answers",d)),l);function u(g){let v=n.filter(y=>g&&Object.hasOwn(g,y.id)&&dn(y,g[y.id]));return Object.fromEntries(v.map(({id:y})=>[y,g[y]]))}function h(g,v){let{[g]:y,...p}=u(t.get("answers"));t.set("answers",v===void 0?p:{...p,[g]:v}),t.save_changes(),l.textContent=""}function d(){t.set("answers",{}),t.save_changes();for(let g of o)g.clear();l.textContent="Your answers are forgotten."}function m(){let g=u(t.get("answers"));o.forEach((k,_)=>k.sync(g[n[_].id]));let v=o.map(k=>k.now()),y=v.filter(k=>k==="open").length,p=v.filter(k=>k==="right").length;a.textContent=`${p} of ${v.length} answered rightly${y?`, ${y} still open`:""}.`,i.textContent=v.map(k=>Qo[k]).join(" ")}function b(){m();let g=u(t.get("answers"));r.write(Object.keys(g).length?g:void 0)}e.dataset.lmSuppressShortcuts="true";let x=u(r.read());return!Object.keys(t.get("answers")).length&&Object.keys(x).length&&(t.set("answers",x),t.save_changes()),m(),t.on("change:answers",b),e.append(c),()=>{t.off("change:answers",b),c.remove()}}var yn=`/* One look for every explorable; colours from tokens.css. */
.explorable {
  container-type: inline-size;
  color: var(--ink);
  font:
    16px/1.5 system-ui,
    sans-serif;
}
.explorable * {
  box-sizing: border-box;
}
.lab {
  display: grid;
  gap: 8px 24px;
  grid-template: "prediction" "data" "controls" "reading" "loss" "path" "tasks" / minmax(0, 1fr);
}
.lab > .prediction {
  grid-area: prediction;
}
.lab > .controls {
  grid-area: controls;
}
.lab > .reading {
  grid-area: reading;
}
.lab > .tasks {
  grid-area: tasks;
}
@container (min-width: 600px) {
  .lab-full {
    grid-template:
      "prediction prediction" "data loss" "data path" "controls controls" "reading reading" "tasks tasks" / minmax(
        0,
        11fr
      )
      minmax(0, 9fr);
    align-items: center;
  }
  .lab-small {
    grid-template: "data loss" "data controls" "reading reading" / minmax(0, 1fr) minmax(0, 1fr);
  }
  .lab-full > .controls {
    grid-template: "a b" "c c" / 1fr 1fr;
  }
}

/* charts */
.explorable .view {
  margin: 0;
}
.explorable .view > svg {
  display: block;
  width: 100%;
  height: auto;
  max-width: none;
  overflow: hidden;
}
.explorable figcaption {
  color: var(--muted);
  font-size: 14px;
  line-height: 1.4;
}
.explorable .axis {
  color: var(--muted);
  font:
    12px system-ui,
    sans-serif;
  font-variant-numeric: tabular-nums;
}
.explorable .axis-label {
  fill: var(--muted);
  font-size: 13px;
}
.explorable .label {
  fill: var(--ink);
  font-size: 13px;
  paint-order: stroke;
  stroke: var(--ground);
  stroke-width: 3px;
}
.explorable .quiet {
  fill: var(--muted);
}
.explorable .legend text {
  fill: var(--ink);
  font-size: 13px;
  paint-order: stroke;
  stroke: var(--ground);
  stroke-width: 3px;
}
.explorable .mark .halo {
  stroke: var(--ground);
  stroke-width: 3px;
}
.explorable .mark {
  stroke: var(--ink);
  stroke-width: 0.75px;
}
.explorable .mark path {
  vector-effect: non-scaling-stroke;
}
.explorable .mark.class-0 {
  fill: var(--class-0);
}
.explorable .mark.class-1 {
  fill: var(--class-1);
}
.explorable .mark.wrong {
  fill: var(--ground);
  stroke-width: 2px;
}
.explorable .mark.wrong.class-0 {
  stroke: var(--class-0);
}
.explorable .mark.wrong.class-1 {
  stroke: var(--class-1);
}
.explorable .boundary,
.explorable .loss {
  fill: none;
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .loss {
  stroke-linejoin: round;
}
.explorable .ahead {
  opacity: 0.3;
  stroke-width: 1px;
}
.explorable .accuracy {
  fill: none;
  stroke: var(--muted);
  stroke-width: 1px;
}
.explorable .best {
  fill: none;
  stroke: var(--muted);
  stroke-width: 1px;
  stroke-dasharray: 2 4;
}
.explorable .rival {
  fill: none;
  stroke: var(--muted);
  stroke-width: 2px;
  stroke-dasharray: 6 3;
}
.explorable .cross {
  fill: none;
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .editable {
  cursor: crosshair;
  touch-action: none;
}
.explorable .choice[hidden] {
  display: none;
}
.explorable .best-mark {
  fill: none;
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .contours {
  fill: none;
  stroke: var(--muted);
  stroke-width: 0.5px;
  opacity: 0.8;
}
.explorable .path {
  fill: none;
  stroke: var(--motion);
  stroke-width: 2px;
  stroke-dasharray: 4 3;
}
.explorable .now {
  fill: var(--motion);
  stroke: var(--ground);
  stroke-width: 2px;
}

/* controls */
.explorable .controls {
  display: grid;
  gap: 8px 24px;
}
.explorable .slider {
  display: grid;
  grid-template: "label value" "input input" / 1fr auto;
}
.explorable .slider label {
  grid-area: label;
}
.explorable .slider .value {
  grid-area: value;
  font-variant-numeric: tabular-nums;
  font-weight: 600;
}
.explorable .slider input {
  grid-area: input;
  width: 100%;
  height: 28px;
  margin: 0;
  accent-color: var(--motion);
  touch-action: pan-y;
}
.lab-full .buttons {
  grid-column: 1 / -1;
}
.explorable .buttons {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  align-items: center;
}
.explorable button,
.explorable select {
  min-height: 36px;
  padding: 4px 14px;
  font: inherit;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--muted);
  border-radius: 6px;
  cursor: pointer;
}
.explorable button:hover:not(:disabled) {
  border-color: var(--ink);
}
.explorable button:disabled {
  color: var(--muted);
  cursor: default;
  border-style: dashed;
}
.explorable .choice {
  display: flex;
  gap: 8px;
  align-items: center;
}
.explorable :is(button, select, input, svg, [tabindex]):focus-visible {
  outline: 3px solid var(--motion);
  outline-offset: 2px;
}
.explorable .reading {
  display: block;
  min-height: 3em;
  font-variant-numeric: tabular-nums;
}
.explorable .changed {
  animation: explorable-changed 300ms;
}
@keyframes explorable-changed {
  from {
    color: var(--motion);
  }
}

/* predict, try */
.explorable .prediction {
  border-left: 3px solid var(--motion);
  padding: 0 0 0 16px;
  margin: 0 0 8px;
}
.explorable fieldset {
  border: 0;
  margin: 0;
  padding: 0;
  min-width: 0;
}
.explorable legend {
  padding: 0;
  float: none;
  width: auto;
  font: inherit;
  margin: 0 0 4px;
}
.explorable fieldset label {
  display: inline-flex;
  align-items: center;
  min-height: 32px;
  gap: 8px;
  margin-right: 24px;
}
.explorable fieldset input {
  width: 18px;
  height: 18px;
  margin: 0;
  accent-color: var(--motion);
}
.explorable .prediction p {
  margin: 8px 0 0;
}
.explorable .prediction p:empty {
  display: none;
}
.explorable .tasks ul {
  list-style: none;
  margin: 4px 0 0;
  padding: 0;
}
.explorable .tasks li {
  display: flex;
  gap: 8px;
  margin: 0 0 4px;
  align-items: baseline;
}
.explorable .box {
  flex: none;
  width: 16px;
  height: 16px;
  border: 1px solid var(--muted);
  border-radius: 3px;
  text-align: center;
  line-height: 15px;
  transform: translateY(2px);
}
.explorable [data-done] .box {
  background: var(--motion);
  border-color: var(--motion);
  color: var(--ground);
}
.explorable [data-done] .box::before {
  content: "✓";
  font-size: 13px;
}
.explorable .unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (prefers-reduced-motion: reduce) {
  .explorable .changed {
    animation: none;
  }
}

/* check yourself, explain it: text among text, so in the page's own size */
.explorable:is([data-explorable="quiz"], [data-explorable="explain"]) {
  font-size: max(16px, 1em);
}
.quiz p,
.explain p {
  margin: 0 0 8px;
}
.quiz i {
  font-family: "Book Math", math, serif;
}
.quiz .progress {
  margin-bottom: 16px;
}
.quiz .marks {
  margin-left: 8px;
  letter-spacing: 2px;
  white-space: nowrap;
}
.quiz fieldset.question {
  margin: 0 0 32px;
  max-width: 68ch;
}
.quiz legend {
  margin: 0 0 8px;
}
.quiz fieldset.question label {
  display: flex;
  align-items: baseline;
  gap: 12px;
  margin: 0;
  padding: 4px 8px 4px 0;
}
.quiz .options input {
  flex: none;
  transform: translateY(3px);
}
.quiz label[data-chosen] {
  font-weight: 600;
}
.quiz .number {
  display: flex;
  gap: 12px;
  align-items: center;
}
.explorable .number input {
  width: 10em;
  height: 36px;
  padding: 4px 8px;
  font: inherit;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--muted);
  border-radius: 6px;
}
.quiz .number input:read-only {
  border-style: dashed;
}
.explorable textarea:focus-visible,
.explorable pre:focus-visible {
  outline: 3px solid var(--motion);
  outline-offset: 2px;
}
.quiz .lines {
  list-style: none;
  margin: 0;
  padding: 0;
}
.quiz .lines li {
  display: flex;
  gap: 8px;
  align-items: center;
  margin: 0 0 4px;
}
.quiz .lines button {
  flex: none;
  padding: 4px 10px;
}
.explorable button[aria-disabled="true"] {
  color: var(--muted);
  cursor: default;
  border-style: dashed;
}
.quiz .lines code {
  padding: 0;
  background: none;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.quiz .question .buttons {
  margin-top: 8px;
}
.quiz .feedback > :first-child {
  margin-top: 12px;
}
.quiz .feedback p,
.quiz .feedback pre {
  margin-bottom: 8px;
  padding-left: 16px;
  border-left: 3px solid var(--muted);
}
.quiz [data-now="right"] .feedback p {
  border-left-color: var(--motion);
}
.quiz [data-now="wrong"] .feedback p {
  border-left-style: dashed;
}
.quiz .feedback pre {
  overflow-x: auto;
}
.quiz .kept {
  color: var(--muted);
  font-size: 14px;
}
.explain label {
  display: block;
  margin: 0 0 8px;
}
.explain .beside {
  display: grid;
  gap: 8px 24px;
  margin: 0 0 8px;
}
.explain textarea {
  width: 100%;
  padding: 8px;
  font: inherit;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--muted);
  border-radius: 6px;
  resize: vertical;
}
@container (min-width: 600px) {
  .explain .beside:has(.ours > *) {
    grid-template-columns: 1fr 1fr;
  }
}
`;var wn=`/* Colour: six tokens, each with one meaning, the same on page, figure and explorable. */
:root {
  --ground: #ffffff; /* the page */
  --ink: #1b1f24; /* text, and the model: curve, boundary */
  --muted: #57606a; /* axes, notes */
  --class-0: #1f66b0; /* class 0, always a circle */
  --class-1: #c2500a; /* class 1, always a triangle */
  --motion: #0b7a75; /* what moves the model: gradient, step, path */
}

/* dark: this site, JupyterLab, VS Code, Colab */
[data-theme="dark"],
[data-jp-theme-light="false"],
.vscode-dark,
html[theme="dark"] {
  --ground: #14171c;
  --ink: #e8eaed;
  --muted: #9aa4b0;
  --class-0: #74b3f0;
  --class-1: #f29a5b;
  --motion: #5fd0c5;
}
`;function vn(t){return t}var ye=1,we=2,ve=3,Nt=4,kn=1e-6;function ni(t){return"translate("+t+",0)"}function ri(t){return"translate(0,"+t+")"}function oi(t){return e=>+t(e)}function ii(t,e){return e=Math.max(0,t.bandwidth()-e*2)/2,t.round()&&(e=Math.round(e)),n=>+t(n)+e}function ai(){return!this.__axis}function Mn(t,e){var n=[],r=null,o=null,i=6,a=6,l=3,f=typeof window<"u"&&window.devicePixelRatio>1?0:.5,s=t===ye||t===Nt?-1:1,c=t===Nt||t===we?"x":"y",u=t===ye||t===ve?ni:ri;function h(d){var m=r??(e.ticks?e.ticks.apply(e,n):e.domain()),b=o??(e.tickFormat?e.tickFormat.apply(e,n):vn),x=Math.max(i,0)+l,g=e.range(),v=+g[0]+f,y=+g[g.length-1]+f,p=(e.bandwidth?ii:oi)(e.copy(),f),k=d.selection?d.selection():d,_=k.selectAll(".domain").data([null]),N=k.selectAll(".tick").data(m,e).order(),L=N.exit(),C=N.enter().append("g").attr("class","tick"),w=N.select("line"),E=N.select("text");_=_.merge(_.enter().insert("path",".tick").attr("class","domain").attr("stroke","currentColor")),N=N.merge(C),w=w.merge(C.append("line").attr("stroke","currentColor").attr(c+"2",s*i)),E=E.merge(C.append("text").attr("fill","currentColor").attr(c,s*x).attr("dy",t===ye?"0em":t===ve?"0.71em":"0.32em")),d!==k&&(_=_.transition(d),N=N.transition(d),w=w.transition(d),E=E.transition(d),L=L.transition(d).attr("opacity",kn).attr("transform",function(A){return isFinite(A=p(A))?u(A+f):this.getAttribute("transform")}),C.attr("opacity",kn).attr("transform",function(A){var M=this.parentNode.__axis;return u((M&&isFinite(M=M(A))?M:p(A))+f)})),L.remove(),_.attr("d",t===Nt||t===we?a?"M"+s*a+","+v+"H"+f+"V"+y+"H"+s*a:"M"+f+","+v+"V"+y:a?"M"+v+","+s*a+"V"+f+"H"+y+"V"+s*a:"M"+v+","+f+"H"+y),N.attr("opacity",1).attr("transform",function(A){return u(p(A)+f)}),w.attr(c+"2",s*i),E.attr(c,s*x).text(b),k.filter(ai).attr("fill","none").attr("font-size",10).attr("font-family","sans-serif").attr("text-anchor",t===we?"start":t===Nt?"end":"middle"),k.each(function(){this.__axis=p})}return h.scale=function(d){return arguments.length?(e=d,h):e},h.ticks=function(){return n=Array.from(arguments),h},h.tickArguments=function(d){return arguments.length?(n=d==null?[]:Array.from(d),h):n.slice()},h.tickValues=function(d){return arguments.length?(r=d==null?null:Array.from(d),h):r&&r.slice()},h.tickFormat=function(d){return arguments.length?(o=d,h):o},h.tickSize=function(d){return arguments.length?(i=a=+d,h):i},h.tickSizeInner=function(d){return arguments.length?(i=+d,h):i},h.tickSizeOuter=function(d){return arguments.length?(a=+d,h):a},h.tickPadding=function(d){return arguments.length?(l=+d,h):l},h.offset=function(d){return arguments.length?(f=+d,h):f},h}function ke(t){return Mn(ve,t)}function Me(t){return Mn(Nt,t)}function Bt(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function si(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function _n(t){let e,n,r;t.length!==2?(e=Bt,n=(l,f)=>Bt(t(l),f),r=(l,f)=>t(l)-f):(e=t===Bt||t===si?t:li,n=t,r=t);function o(l,f,s=0,c=l.length){if(s<c){if(e(f,f)!==0)return c;do{let u=s+c>>>1;n(l[u],f)<0?s=u+1:c=u}while(s<c)}return s}function i(l,f,s=0,c=l.length){if(s<c){if(e(f,f)!==0)return c;do{let u=s+c>>>1;n(l[u],f)<=0?s=u+1:c=u}while(s<c)}return s}function a(l,f,s=0,c=l.length){let u=o(l,f,s,c-1);return u>s&&r(l[u-1],f)>-r(l[u],f)?u-1:u}return{left:o,center:a,right:i}}function li(){return 0}function fi(t){return t===null?NaN:+t}var $n=_n(Bt),An=$n.right,ol=$n.left,il=_n(fi).center;var al=Nn(Sn),sl=Nn(ci);function Nn(t){return function(e,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");let{data:o,width:i,height:a}=e;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:o.length/i))>=0))throw new RangeError("invalid height");if(!i||!a||!n&&!r)return e;let l=n&&t(n),f=r&&t(r),s=o.slice();return l&&f?(pt(l,s,o,i,a),pt(l,o,s,i,a),pt(l,s,o,i,a),mt(f,o,s,i,a),mt(f,s,o,i,a),mt(f,o,s,i,a)):l?(pt(l,o,s,i,a),pt(l,s,o,i,a),pt(l,o,s,i,a)):f&&(mt(f,o,s,i,a),mt(f,s,o,i,a),mt(f,o,s,i,a)),e}}function pt(t,e,n,r,o){for(let i=0,a=r*o;i<a;)t(e,n,i,i+=r,1)}function mt(t,e,n,r,o){for(let i=0,a=r*o;i<r;++i)t(e,n,i,i+a,r)}function ci(t){let e=Sn(t);return(n,r,o,i,a)=>{o<<=2,i<<=2,a<<=2,e(n,r,o+0,i+0,a),e(n,r,o+1,i+1,a),e(n,r,o+2,i+2,a),e(n,r,o+3,i+3,a)}}function Sn(t){let e=Math.floor(t);if(e===t)return ui(t);let n=t-e,r=2*t+1;return(o,i,a,l,f)=>{if(!((l-=f)>=a))return;let s=e*i[a],c=f*e,u=c+f;for(let h=a,d=a+c;h<d;h+=f)s+=i[Math.min(l,h)];for(let h=a,d=l;h<=d;h+=f)s+=i[Math.min(l,h+c)],o[h]=(s+n*(i[Math.max(a,h-u)]+i[Math.min(l,h+u)]))/r,s-=i[Math.max(a,h-c)]}}function ui(t){let e=2*t+1;return(n,r,o,i,a)=>{if(!((i-=a)>=o))return;let l=t*r[o],f=a*t;for(let s=o,c=o+f;s<c;s+=a)l+=r[Math.min(i,s)];for(let s=o,c=i;s<=c;s+=a)l+=r[Math.min(i,s+f)],n[s]=l/e,l-=r[Math.max(o,s-f)]}}function hi(t,e){let n=0;if(e===void 0)for(let r of t)r!=null&&(r=+r)>=r&&++n;else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&(o=+o)>=o&&++n}return n}function En(t,e){let n,r;if(e===void 0)for(let o of t)o!=null&&(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)));else{let o=-1;for(let i of t)(i=e(i,++o,t))!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)))}return[n,r]}var di=Array.prototype,ll=di.slice;var pi=Math.sqrt(50),mi=Math.sqrt(10),gi=Math.sqrt(2);function Dt(t,e,n){let r=(e-t)/Math.max(0,n),o=Math.floor(Math.log10(r)),i=r/Math.pow(10,o),a=i>=pi?10:i>=mi?5:i>=gi?2:1,l,f,s;return o<0?(s=Math.pow(10,-o)/a,l=Math.round(t*s),f=Math.round(e*s),l/s<t&&++l,f/s>e&&--f,s=-s):(s=Math.pow(10,o)*a,l=Math.round(t/s),f=Math.round(e/s),l*s<t&&++l,f*s>e&&--f),f<l&&.5<=n&&n<2?Dt(t,e,n*2):[l,f,s]}function Vt(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let r=e<t,[o,i,a]=r?Dt(e,t,n):Dt(t,e,n);if(!(i>=o))return[];let l=i-o+1,f=new Array(l);if(r)if(a<0)for(let s=0;s<l;++s)f[s]=(i-s)/-a;else for(let s=0;s<l;++s)f[s]=(i-s)*a;else if(a<0)for(let s=0;s<l;++s)f[s]=(o+s)/-a;else for(let s=0;s<l;++s)f[s]=(o+s)*a;return f}function St(t,e,n){return e=+e,t=+t,n=+n,Dt(t,e,n)[2]}function Cn(t,e,n){e=+e,t=+t,n=+n;let r=e<t,o=r?St(e,t,n):St(t,e,n);return(r?-1:1)*(o<0?1/-o:o)}function qn(t,e,n){let r;for(;;){let o=St(t,e,n);if(o===r||o===0||!isFinite(o))return[t,e];if(o>0){let i=Math.ceil(t/o),a=Math.floor(e/o);t=(i-(i*o>t))*o,e=(a+(a*o<e))*o}else if(o<0){let i=-o,a=Math.ceil(t*i),l=Math.floor(e*i);t=(a-(a/i>t))/i,e=(l+(l/i<e))/i}r=o}}function On(t){return Math.max(1,Math.ceil(Math.log(hi(t))/Math.LN2)+1)}var fl=xi(Math.random);function xi(t){return function(n,r=0,o=n.length){let i=o-(r=+r);for(;i;){let a=t()*i--|0,l=n[i+r];n[i+r]=n[a+r],n[a+r]=l}return n}}function Ln(t,e){switch(arguments.length){case 0:break;case 1:this.range(t);break;default:this.range(e).domain(t);break}return this}function yt(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function qt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function et(){}var st=.7,bt=1/st,gt="\\s*([+-]?\\d+)\\s*",Et="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",G="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",bi=/^#([0-9a-f]{3,8})$/,yi=new RegExp(`^rgb\\(${gt},${gt},${gt}\\)$`),wi=new RegExp(`^rgb\\(${G},${G},${G}\\)$`),vi=new RegExp(`^rgba\\(${gt},${gt},${gt},${Et}\\)$`),ki=new RegExp(`^rgba\\(${G},${G},${G},${Et}\\)$`),Mi=new RegExp(`^hsl\\(${Et},${G},${G}\\)$`),_i=new RegExp(`^hsla\\(${Et},${G},${G},${Et}\\)$`),Rn={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};yt(et,wt,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:zn,formatHex:zn,formatHex8:$i,formatHsl:Ai,formatRgb:Fn,toString:Fn});function zn(){return this.rgb().formatHex()}function $i(){return this.rgb().formatHex8()}function Ai(){return jn(this).formatHsl()}function Fn(){return this.rgb().formatRgb()}function wt(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=bi.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?Tn(e):n===3?new I(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?Ht(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?Ht(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=yi.exec(t))?new I(e[1],e[2],e[3],1):(e=wi.exec(t))?new I(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=vi.exec(t))?Ht(e[1],e[2],e[3],e[4]):(e=ki.exec(t))?Ht(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Mi.exec(t))?Bn(e[1],e[2]/100,e[3]/100,1):(e=_i.exec(t))?Bn(e[1],e[2]/100,e[3]/100,e[4]):Rn.hasOwnProperty(t)?Tn(Rn[t]):t==="transparent"?new I(NaN,NaN,NaN,0):null}function Tn(t){return new I(t>>16&255,t>>8&255,t&255,1)}function Ht(t,e,n,r){return r<=0&&(t=e=n=NaN),new I(t,e,n,r)}function Ee(t){return t instanceof et||(t=wt(t)),t?(t=t.rgb(),new I(t.r,t.g,t.b,t.opacity)):new I}function Ot(t,e,n,r){return arguments.length===1?Ee(t):new I(t,e,n,r??1)}function I(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}yt(I,Ot,qt(et,{brighter(t){return t=t==null?bt:Math.pow(bt,t),new I(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?st:Math.pow(st,t),new I(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new I(it(this.r),it(this.g),it(this.b),jt(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:In,formatHex:In,formatHex8:Ni,formatRgb:Pn,toString:Pn}));function In(){return`#${ot(this.r)}${ot(this.g)}${ot(this.b)}`}function Ni(){return`#${ot(this.r)}${ot(this.g)}${ot(this.b)}${ot((isNaN(this.opacity)?1:this.opacity)*255)}`}function Pn(){let t=jt(this.opacity);return`${t===1?"rgb(":"rgba("}${it(this.r)}, ${it(this.g)}, ${it(this.b)}${t===1?")":`, ${t})`}`}function jt(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function it(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function ot(t){return t=it(t),(t<16?"0":"")+t.toString(16)}function Bn(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new Y(t,e,n,r)}function jn(t){if(t instanceof Y)return new Y(t.h,t.s,t.l,t.opacity);if(t instanceof et||(t=wt(t)),!t)return new Y;if(t instanceof Y)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,o=Math.min(e,n,r),i=Math.max(e,n,r),a=NaN,l=i-o,f=(i+o)/2;return l?(e===i?a=(n-r)/l+(n<r)*6:n===i?a=(r-e)/l+2:a=(e-n)/l+4,l/=f<.5?i+o:2-i-o,a*=60):l=f>0&&f<1?0:a,new Y(a,l,f,t.opacity)}function Ut(t,e,n,r){return arguments.length===1?jn(t):new Y(t,e,n,r??1)}function Y(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}yt(Y,Ut,qt(et,{brighter(t){return t=t==null?bt:Math.pow(bt,t),new Y(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?st:Math.pow(st,t),new Y(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,o=2*n-r;return new I(_e(t>=240?t-240:t+120,o,r),_e(t,o,r),_e(t<120?t+240:t-120,o,r),this.opacity)},clamp(){return new Y(Dn(this.h),Xt(this.s),Xt(this.l),jt(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=jt(this.opacity);return`${t===1?"hsl(":"hsla("}${Dn(this.h)}, ${Xt(this.s)*100}%, ${Xt(this.l)*100}%${t===1?")":`, ${t})`}`}}));function Dn(t){return t=(t||0)%360,t<0?t+360:t}function Xt(t){return Math.max(0,Math.min(1,t||0))}function _e(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var Yn=Math.PI/180,Un=180/Math.PI,Yt=18,Gn=.96422,Wn=1,Zn=.82521,Qn=4/29,xt=6/29,Kn=3*xt*xt,Si=xt*xt*xt;function Jn(t){if(t instanceof W)return new W(t.l,t.a,t.b,t.opacity);if(t instanceof K)return er(t);t instanceof I||(t=Ee(t));var e=Se(t.r),n=Se(t.g),r=Se(t.b),o=$e((.2225045*e+.7168786*n+.0606169*r)/Wn),i,a;return e===n&&n===r?i=a=o:(i=$e((.4360747*e+.3850649*n+.1430804*r)/Gn),a=$e((.0139322*e+.0971045*n+.7141733*r)/Zn)),new W(116*o-16,500*(i-o),200*(o-a),t.opacity)}function tr(t,e,n,r){return arguments.length===1?Jn(t):new W(t,e,n,r??1)}function W(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}yt(W,tr,qt(et,{brighter(t){return new W(this.l+Yt*(t??1),this.a,this.b,this.opacity)},darker(t){return new W(this.l-Yt*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=Gn*Ae(e),t=Wn*Ae(t),n=Zn*Ae(n),new I(Ne(3.1338561*e-1.6168667*t-.4906146*n),Ne(-.9787684*e+1.9161415*t+.033454*n),Ne(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function $e(t){return t>Si?Math.pow(t,1/3):t/Kn+Qn}function Ae(t){return t>xt?t*t*t:Kn*(t-Qn)}function Ne(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function Se(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function Ei(t){if(t instanceof K)return new K(t.h,t.c,t.l,t.opacity);if(t instanceof W||(t=Jn(t)),t.a===0&&t.b===0)return new K(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*Un;return new K(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function Gt(t,e,n,r){return arguments.length===1?Ei(t):new K(t,e,n,r??1)}function K(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function er(t){if(isNaN(t.h))return new W(t.l,0,0,t.opacity);var e=t.h*Yn;return new W(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}yt(K,Gt,qt(et,{brighter(t){return new K(this.h,this.c,this.l+Yt*(t??1),this.opacity)},darker(t){return new K(this.h,this.c,this.l-Yt*(t??1),this.opacity)},rgb(){return er(this).rgb()}}));var nr=-.14861,Ce=1.78277,qe=-.29227,Wt=-.90649,Ct=1.97294,Vn=Ct*Wt,Hn=Ct*Ce,Xn=Ce*qe-Wt*nr;function Ci(t){if(t instanceof at)return new at(t.h,t.s,t.l,t.opacity);t instanceof I||(t=Ee(t));var e=t.r/255,n=t.g/255,r=t.b/255,o=(Xn*r+Vn*e-Hn*n)/(Xn+Vn-Hn),i=r-o,a=(Ct*(n-o)-qe*i)/Wt,l=Math.sqrt(a*a+i*i)/(Ct*o*(1-o)),f=l?Math.atan2(a,i)*Un-120:NaN;return new at(f<0?f+360:f,l,o,t.opacity)}function Zt(t,e,n,r){return arguments.length===1?Ci(t):new at(t,e,n,r??1)}function at(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}yt(at,Zt,qt(et,{brighter(t){return t=t==null?bt:Math.pow(bt,t),new at(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?st:Math.pow(st,t),new at(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*Yn,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),o=Math.sin(t);return new I(255*(e+n*(nr*r+Ce*o)),255*(e+n*(qe*r+Wt*o)),255*(e+n*(Ct*r)),this.opacity)}}));function ar(t,e,n,r,o){var i=t*t,a=i*t;return((1-3*t+3*i-a)*e+(4-6*i+3*a)*n+(1+3*t+3*i-3*a)*r+a*o)/6}function qi(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),o=t[r],i=t[r+1],a=r>0?t[r-1]:2*o-i,l=r<e-1?t[r+2]:2*i-o;return ar((n-r/e)*e,a,o,i,l)}}function Oi(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),o=t[(r+e-1)%e],i=t[r%e],a=t[(r+1)%e],l=t[(r+2)%e];return ar((n-r/e)*e,o,i,a,l)}}var Kt=t=>()=>t;function sr(t,e){return function(n){return t+n*e}}function Li(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function ze(t,e){var n=e-t;return n?sr(t,n>180||n<-180?n-360*Math.round(n/360):n):Kt(isNaN(t)?e:t)}function Ri(t){return(t=+t)==1?V:function(e,n){return n-e?Li(e,n,t):Kt(isNaN(e)?n:e)}}function V(t,e){var n=e-t;return n?sr(t,n):Kt(isNaN(t)?e:t)}var rr=(function t(e){var n=Ri(e);function r(o,i){var a=n((o=Ot(o)).r,(i=Ot(i)).r),l=n(o.g,i.g),f=n(o.b,i.b),s=V(o.opacity,i.opacity);return function(c){return o.r=a(c),o.g=l(c),o.b=f(c),o.opacity=s(c),o+""}}return r.gamma=t,r})(1);function lr(t){return function(e){var n=e.length,r=new Array(n),o=new Array(n),i=new Array(n),a,l;for(a=0;a<n;++a)l=Ot(e[a]),r[a]=l.r||0,o[a]=l.g||0,i[a]=l.b||0;return r=t(r),o=t(o),i=t(i),l.opacity=1,function(f){return l.r=r(f),l.g=o(f),l.b=i(f),l+""}}}var pl=lr(qi),ml=lr(Oi);function zi(t,e){e||(e=[]);var n=t?Math.min(e.length,t.length):0,r=e.slice(),o;return function(i){for(o=0;o<n;++o)r[o]=t[o]*(1-i)+e[o]*i;return r}}function Fi(t){return ArrayBuffer.isView(t)&&!(t instanceof DataView)}function Ti(t,e){var n=e?e.length:0,r=t?Math.min(n,t.length):0,o=new Array(r),i=new Array(n),a;for(a=0;a<r;++a)o[a]=Jt(t[a],e[a]);for(;a<n;++a)i[a]=e[a];return function(l){for(a=0;a<r;++a)i[a]=o[a](l);return i}}function Ii(t,e){var n=new Date;return t=+t,e=+e,function(r){return n.setTime(t*(1-r)+e*r),n}}function U(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}function Pi(t,e){var n={},r={},o;(t===null||typeof t!="object")&&(t={}),(e===null||typeof e!="object")&&(e={});for(o in e)o in t?n[o]=Jt(t[o],e[o]):r[o]=e[o];return function(i){for(o in n)r[o]=n[o](i);return r}}var Le=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,Oe=new RegExp(Le.source,"g");function Bi(t){return function(){return t}}function Di(t){return function(e){return t(e)+""}}function Vi(t,e){var n=Le.lastIndex=Oe.lastIndex=0,r,o,i,a=-1,l=[],f=[];for(t=t+"",e=e+"";(r=Le.exec(t))&&(o=Oe.exec(e));)(i=o.index)>n&&(i=e.slice(n,i),l[a]?l[a]+=i:l[++a]=i),(r=r[0])===(o=o[0])?l[a]?l[a]+=o:l[++a]=o:(l[++a]=null,f.push({i:a,x:U(r,o)})),n=Oe.lastIndex;return n<e.length&&(i=e.slice(n),l[a]?l[a]+=i:l[++a]=i),l.length<2?f[0]?Di(f[0].x):Bi(e):(e=f.length,function(s){for(var c=0,u;c<e;++c)l[(u=f[c]).i]=u.x(s);return l.join("")})}function Jt(t,e){var n=typeof e,r;return e==null||n==="boolean"?Kt(e):(n==="number"?U:n==="string"?(r=wt(e))?(e=r,rr):Vi:e instanceof wt?rr:e instanceof Date?Ii:Fi(e)?zi:Array.isArray(e)?Ti:typeof e.valueOf!="function"&&typeof e.toString!="function"||isNaN(e)?Pi:U)(t,e)}function fr(t,e){return t=+t,e=+e,function(n){return Math.round(t*(1-n)+e*n)}}var or=180/Math.PI,Re={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function cr(t,e,n,r,o,i){var a,l,f;return(a=Math.sqrt(t*t+e*e))&&(t/=a,e/=a),(f=t*n+e*r)&&(n-=t*f,r-=e*f),(l=Math.sqrt(n*n+r*r))&&(n/=l,r/=l,f/=l),t*r<e*n&&(t=-t,e=-e,f=-f,a=-a),{translateX:o,translateY:i,rotate:Math.atan2(e,t)*or,skewX:Math.atan(f)*or,scaleX:a,scaleY:l}}var Qt;function Hi(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?Re:cr(e.a,e.b,e.c,e.d,e.e,e.f)}function Xi(t){return t==null||(Qt||(Qt=document.createElementNS("http://www.w3.org/2000/svg","g")),Qt.setAttribute("transform",t),!(t=Qt.transform.baseVal.consolidate()))?Re:(t=t.matrix,cr(t.a,t.b,t.c,t.d,t.e,t.f))}function ur(t,e,n,r){function o(s){return s.length?s.pop()+" ":""}function i(s,c,u,h,d,m){if(s!==u||c!==h){var b=d.push("translate(",null,e,null,n);m.push({i:b-4,x:U(s,u)},{i:b-2,x:U(c,h)})}else(u||h)&&d.push("translate("+u+e+h+n)}function a(s,c,u,h){s!==c?(s-c>180?c+=360:c-s>180&&(s+=360),h.push({i:u.push(o(u)+"rotate(",null,r)-2,x:U(s,c)})):c&&u.push(o(u)+"rotate("+c+r)}function l(s,c,u,h){s!==c?h.push({i:u.push(o(u)+"skewX(",null,r)-2,x:U(s,c)}):c&&u.push(o(u)+"skewX("+c+r)}function f(s,c,u,h,d,m){if(s!==u||c!==h){var b=d.push(o(d)+"scale(",null,",",null,")");m.push({i:b-4,x:U(s,u)},{i:b-2,x:U(c,h)})}else(u!==1||h!==1)&&d.push(o(d)+"scale("+u+","+h+")")}return function(s,c){var u=[],h=[];return s=t(s),c=t(c),i(s.translateX,s.translateY,c.translateX,c.translateY,u,h),a(s.rotate,c.rotate,u,h),l(s.skewX,c.skewX,u,h),f(s.scaleX,s.scaleY,c.scaleX,c.scaleY,u,h),s=c=null,function(d){for(var m=-1,b=h.length,x;++m<b;)u[(x=h[m]).i]=x.x(d);return u.join("")}}}var gl=ur(Hi,"px, ","px)","deg)"),xl=ur(Xi,", ",")",")"),ji=1e-12;function ir(t){return((t=Math.exp(t))+1/t)/2}function Yi(t){return((t=Math.exp(t))-1/t)/2}function Ui(t){return((t=Math.exp(2*t))-1)/(t+1)}var bl=(function t(e,n,r){function o(i,a){var l=i[0],f=i[1],s=i[2],c=a[0],u=a[1],h=a[2],d=c-l,m=u-f,b=d*d+m*m,x,g;if(b<ji)g=Math.log(h/s)/e,x=function(N){return[l+N*d,f+N*m,s*Math.exp(e*N*g)]};else{var v=Math.sqrt(b),y=(h*h-s*s+r*b)/(2*s*n*v),p=(h*h-s*s-r*b)/(2*h*n*v),k=Math.log(Math.sqrt(y*y+1)-y),_=Math.log(Math.sqrt(p*p+1)-p);g=(_-k)/e,x=function(N){var L=N*g,C=ir(k),w=s/(n*v)*(C*Ui(e*L+k)-Yi(k));return[l+w*d,f+w*m,s*C/ir(e*L+k)]}}return x.duration=Math.abs(g)*1e3*e/Math.SQRT2,x}return o.rho=function(i){var a=Math.max(.001,+i),l=a*a,f=l*l;return t(a,l,f)},o})(Math.SQRT2,2,4);function hr(t){return function(e,n){var r=t((e=Ut(e)).h,(n=Ut(n)).h),o=V(e.s,n.s),i=V(e.l,n.l),a=V(e.opacity,n.opacity);return function(l){return e.h=r(l),e.s=o(l),e.l=i(l),e.opacity=a(l),e+""}}}var yl=hr(ze),wl=hr(V);function dr(t){return function(e,n){var r=t((e=Gt(e)).h,(n=Gt(n)).h),o=V(e.c,n.c),i=V(e.l,n.l),a=V(e.opacity,n.opacity);return function(l){return e.h=r(l),e.c=o(l),e.l=i(l),e.opacity=a(l),e+""}}}var vl=dr(ze),kl=dr(V);function pr(t){return(function e(n){n=+n;function r(o,i){var a=t((o=Zt(o)).h,(i=Zt(i)).h),l=V(o.s,i.s),f=V(o.l,i.l),s=V(o.opacity,i.opacity);return function(c){return o.h=a(c),o.s=l(c),o.l=f(Math.pow(c,n)),o.opacity=s(c),o+""}}return r.gamma=e,r})(1)}var Ml=pr(ze),_l=pr(V);function Fe(t){return function(){return t}}function Te(t){return+t}var mr=[0,1];function vt(t){return t}function Ie(t,e){return(e-=t=+t)?function(n){return(n-t)/e}:Fe(isNaN(e)?NaN:.5)}function Gi(t,e){var n;return t>e&&(n=t,t=e,e=n),function(r){return Math.max(t,Math.min(e,r))}}function Wi(t,e,n){var r=t[0],o=t[1],i=e[0],a=e[1];return o<r?(r=Ie(o,r),i=n(a,i)):(r=Ie(r,o),i=n(i,a)),function(l){return i(r(l))}}function Zi(t,e,n){var r=Math.min(t.length,e.length)-1,o=new Array(r),i=new Array(r),a=-1;for(t[r]<t[0]&&(t=t.slice().reverse(),e=e.slice().reverse());++a<r;)o[a]=Ie(t[a],t[a+1]),i[a]=n(e[a],e[a+1]);return function(l){var f=An(t,l,1,r)-1;return i[f](o[f](l))}}function gr(t,e){return e.domain(t.domain()).range(t.range()).interpolate(t.interpolate()).clamp(t.clamp()).unknown(t.unknown())}function Qi(){var t=mr,e=mr,n=Jt,r,o,i,a=vt,l,f,s;function c(){var h=Math.min(t.length,e.length);return a!==vt&&(a=Gi(t[0],t[h-1])),l=h>2?Zi:Wi,f=s=null,u}function u(h){return h==null||isNaN(h=+h)?i:(f||(f=l(t.map(r),e,n)))(r(a(h)))}return u.invert=function(h){return a(o((s||(s=l(e,t.map(r),U)))(h)))},u.domain=function(h){return arguments.length?(t=Array.from(h,Te),c()):t.slice()},u.range=function(h){return arguments.length?(e=Array.from(h),c()):e.slice()},u.rangeRound=function(h){return e=Array.from(h),n=fr,c()},u.clamp=function(h){return arguments.length?(a=h?!0:vt,c()):a!==vt},u.interpolate=function(h){return arguments.length?(n=h,c()):n},u.unknown=function(h){return arguments.length?(i=h,u):i},function(h,d){return r=h,o=d,c()}}function Pe(){return Qi()(vt,vt)}function Ki(t){return Math.abs(t=Math.round(t))>=1e21?t.toLocaleString("en").replace(/,/g,""):t.toString(10)}function ee(t,e){if(!isFinite(t)||t===0)return null;var n=(t=e?t.toExponential(e-1):t.toExponential()).indexOf("e"),r=t.slice(0,n);return[r.length>1?r[0]+r.slice(2):r,+t.slice(n+1)]}function kt(t){return t=ee(Math.abs(t)),t?t[1]:NaN}function Ji(t,e){return function(n,r){for(var o=n.length,i=[],a=0,l=t[0],f=0;o>0&&l>0&&(f+l+1>r&&(l=Math.max(1,r-f)),i.push(n.substring(o-=l,o+l)),!((f+=l+1)>r));)l=t[a=(a+1)%t.length];return i.reverse().join(e)}}function ta(t){return function(e){return e.replace(/[0-9]/g,function(n){return t[+n]})}}var ea=/^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;function Lt(t){if(!(e=ea.exec(t)))throw new Error("invalid format: "+t);var e;return new Be({fill:e[1],align:e[2],sign:e[3],symbol:e[4],zero:e[5],width:e[6],comma:e[7],precision:e[8]&&e[8].slice(1),trim:e[9],type:e[10]})}Lt.prototype=Be.prototype;function Be(t){this.fill=t.fill===void 0?" ":t.fill+"",this.align=t.align===void 0?">":t.align+"",this.sign=t.sign===void 0?"-":t.sign+"",this.symbol=t.symbol===void 0?"":t.symbol+"",this.zero=!!t.zero,this.width=t.width===void 0?void 0:+t.width,this.comma=!!t.comma,this.precision=t.precision===void 0?void 0:+t.precision,this.trim=!!t.trim,this.type=t.type===void 0?"":t.type+""}Be.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};function na(t){t:for(var e=t.length,n=1,r=-1,o;n<e;++n)switch(t[n]){case".":r=o=n;break;case"0":r===0&&(r=n),o=n;break;default:if(!+t[n])break t;r>0&&(r=0);break}return r>0?t.slice(0,r)+t.slice(o+1):t}var ne;function ra(t,e){var n=ee(t,e);if(!n)return ne=void 0,t.toPrecision(e);var r=n[0],o=n[1],i=o-(ne=Math.max(-8,Math.min(8,Math.floor(o/3)))*3)+1,a=r.length;return i===a?r:i>a?r+new Array(i-a+1).join("0"):i>0?r.slice(0,i)+"."+r.slice(i):"0."+new Array(1-i).join("0")+ee(t,Math.max(0,e+i-1))[0]}function xr(t,e){var n=ee(t,e);if(!n)return t+"";var r=n[0],o=n[1];return o<0?"0."+new Array(-o).join("0")+r:r.length>o+1?r.slice(0,o+1)+"."+r.slice(o+1):r+new Array(o-r.length+2).join("0")}var br={"%":(t,e)=>(t*100).toFixed(e),b:t=>Math.round(t).toString(2),c:t=>t+"",d:Ki,e:(t,e)=>t.toExponential(e),f:(t,e)=>t.toFixed(e),g:(t,e)=>t.toPrecision(e),o:t=>Math.round(t).toString(8),p:(t,e)=>xr(t*100,e),r:xr,s:ra,X:t=>Math.round(t).toString(16).toUpperCase(),x:t=>Math.round(t).toString(16)};function yr(t){return t}var wr=Array.prototype.map,vr=["y","z","a","f","p","n","µ","m","","k","M","G","T","P","E","Z","Y"];function oa(t){var e=t.grouping===void 0||t.thousands===void 0?yr:Ji(wr.call(t.grouping,Number),t.thousands+""),n=t.currency===void 0?"":t.currency[0]+"",r=t.currency===void 0?"":t.currency[1]+"",o=t.decimal===void 0?".":t.decimal+"",i=t.numerals===void 0?yr:ta(wr.call(t.numerals,String)),a=t.percent===void 0?"%":t.percent+"",l=t.minus===void 0?"−":t.minus+"",f=t.nan===void 0?"NaN":t.nan+"";function s(u,h){u=Lt(u);var d=u.fill,m=u.align,b=u.sign,x=u.symbol,g=u.zero,v=u.width,y=u.comma,p=u.precision,k=u.trim,_=u.type;_==="n"?(y=!0,_="g"):br[_]||(p===void 0&&(p=12),k=!0,_="g"),(g||d==="0"&&m==="=")&&(g=!0,d="0",m="=");var N=(h&&h.prefix!==void 0?h.prefix:"")+(x==="$"?n:x==="#"&&/[boxX]/.test(_)?"0"+_.toLowerCase():""),L=(x==="$"?r:/[%p]/.test(_)?a:"")+(h&&h.suffix!==void 0?h.suffix:""),C=br[_],w=/[defgprs%]/.test(_);p=p===void 0?6:/[gprs]/.test(_)?Math.max(1,Math.min(21,p)):Math.max(0,Math.min(20,p));function E(A){var M=N,S=L,q,z,F;if(_==="c")S=C(A)+S,A="";else{A=+A;var B=A<0||1/A<0;if(A=isNaN(A)?f:C(Math.abs(A),p),k&&(A=na(A)),B&&+A==0&&b!=="+"&&(B=!1),M=(B?b==="("?b:l:b==="-"||b==="("?"":b)+M,S=(_==="s"&&!isNaN(A)&&ne!==void 0?vr[8+ne/3]:"")+S+(B&&b==="("?")":""),w){for(q=-1,z=A.length;++q<z;)if(F=A.charCodeAt(q),48>F||F>57){S=(F===46?o+A.slice(q+1):A.slice(q))+S,A=A.slice(0,q);break}}}y&&!g&&(A=e(A,1/0));var H=M.length+A.length+S.length,X=H<v?new Array(v-H+1).join(d):"";switch(y&&g&&(A=e(X+A,X.length?v-S.length:1/0),X=""),m){case"<":A=M+A+S+X;break;case"=":A=M+X+A+S;break;case"^":A=X.slice(0,H=X.length>>1)+M+A+S+X.slice(H);break;default:A=X+M+A+S;break}return i(A)}return E.toString=function(){return u+""},E}function c(u,h){var d=Math.max(-8,Math.min(8,Math.floor(kt(h)/3)))*3,m=Math.pow(10,-d),b=s((u=Lt(u),u.type="f",u),{suffix:vr[8+d/3]});return function(x){return b(m*x)}}return{format:s,formatPrefix:c}}var te,De,Ve;ia({thousands:",",grouping:[3],currency:["$",""]});function ia(t){return te=oa(t),De=te.format,Ve=te.formatPrefix,te}function kr(t){return Math.max(0,-kt(Math.abs(t)))}function Mr(t,e){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(kt(e)/3)))*3-kt(Math.abs(t)))}function _r(t,e){return t=Math.abs(t),e=Math.abs(e)-t,Math.max(0,kt(e)-kt(t))+1}function He(t,e,n,r){var o=Cn(t,e,n),i;switch(r=Lt(r??",f"),r.type){case"s":{var a=Math.max(Math.abs(t),Math.abs(e));return r.precision==null&&!isNaN(i=Mr(o,a))&&(r.precision=i),Ve(r,a)}case"":case"e":case"g":case"p":case"r":{r.precision==null&&!isNaN(i=_r(o,Math.max(Math.abs(t),Math.abs(e))))&&(r.precision=i-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(i=kr(o))&&(r.precision=i-(r.type==="%")*2);break}}return De(r)}function aa(t){var e=t.domain;return t.ticks=function(n){var r=e();return Vt(r[0],r[r.length-1],n??10)},t.tickFormat=function(n,r){var o=e();return He(o[0],o[o.length-1],n??10,r)},t.nice=function(n){n==null&&(n=10);var r=e(),o=0,i=r.length-1,a=r[o],l=r[i],f,s,c=10;for(l<a&&(s=a,a=l,l=s,s=o,o=i,i=s);c-- >0;){if(s=St(a,l,n),s===f)return r[o]=a,r[i]=l,e(r);if(s>0)a=Math.floor(a/s)*s,l=Math.ceil(l/s)*s;else if(s<0)a=Math.ceil(a*s)/s,l=Math.floor(l*s)/s;else break;f=s}return t},t}function Mt(){var t=Pe();return t.copy=function(){return gr(t,Mt())},Ln.apply(t,arguments),aa(t)}var re="http://www.w3.org/1999/xhtml",Xe={svg:"http://www.w3.org/2000/svg",xhtml:re,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function oe(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),Xe.hasOwnProperty(e)?{space:Xe[e],local:t}:t}function sa(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===re&&e.documentElement.namespaceURI===re?e.createElement(t):e.createElementNS(n,t)}}function la(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ie(t){var e=oe(t);return(e.local?la:sa)(e)}function fa(){}function ae(t){return t==null?fa:function(){return this.querySelector(t)}}function $r(t){typeof t!="function"&&(t=ae(t));for(var e=this._groups,n=e.length,r=new Array(n),o=0;o<n;++o)for(var i=e[o],a=i.length,l=r[o]=new Array(a),f,s,c=0;c<a;++c)(f=i[c])&&(s=t.call(f,f.__data__,c,i))&&("__data__"in f&&(s.__data__=f.__data__),l[c]=s);return new T(r,this._parents)}function je(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ca(){return[]}function Ar(t){return t==null?ca:function(){return this.querySelectorAll(t)}}function ua(t){return function(){return je(t.apply(this,arguments))}}function Nr(t){typeof t=="function"?t=ua(t):t=Ar(t);for(var e=this._groups,n=e.length,r=[],o=[],i=0;i<n;++i)for(var a=e[i],l=a.length,f,s=0;s<l;++s)(f=a[s])&&(r.push(t.call(f,f.__data__,s,a)),o.push(f));return new T(r,o)}function Sr(t){return function(){return this.matches(t)}}function se(t){return function(e){return e.matches(t)}}var ha=Array.prototype.find;function da(t){return function(){return ha.call(this.children,t)}}function pa(){return this.firstElementChild}function Er(t){return this.select(t==null?pa:da(typeof t=="function"?t:se(t)))}var ma=Array.prototype.filter;function ga(){return Array.from(this.children)}function xa(t){return function(){return ma.call(this.children,t)}}function Cr(t){return this.selectAll(t==null?ga:xa(typeof t=="function"?t:se(t)))}function qr(t){typeof t!="function"&&(t=Sr(t));for(var e=this._groups,n=e.length,r=new Array(n),o=0;o<n;++o)for(var i=e[o],a=i.length,l=r[o]=[],f,s=0;s<a;++s)(f=i[s])&&t.call(f,f.__data__,s,i)&&l.push(f);return new T(r,this._parents)}function le(t){return new Array(t.length)}function Or(){return new T(this._enter||this._groups.map(le),this._parents)}function Rt(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Rt.prototype={constructor:Rt,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Lr(t){return function(){return t}}function ba(t,e,n,r,o,i){for(var a=0,l,f=e.length,s=i.length;a<s;++a)(l=e[a])?(l.__data__=i[a],r[a]=l):n[a]=new Rt(t,i[a]);for(;a<f;++a)(l=e[a])&&(o[a]=l)}function ya(t,e,n,r,o,i,a){var l,f,s=new Map,c=e.length,u=i.length,h=new Array(c),d;for(l=0;l<c;++l)(f=e[l])&&(h[l]=d=a.call(f,f.__data__,l,e)+"",s.has(d)?o[l]=f:s.set(d,f));for(l=0;l<u;++l)d=a.call(t,i[l],l,i)+"",(f=s.get(d))?(r[l]=f,f.__data__=i[l],s.delete(d)):n[l]=new Rt(t,i[l]);for(l=0;l<c;++l)(f=e[l])&&s.get(h[l])===f&&(o[l]=f)}function wa(t){return t.__data__}function Rr(t,e){if(!arguments.length)return Array.from(this,wa);var n=e?ya:ba,r=this._parents,o=this._groups;typeof t!="function"&&(t=Lr(t));for(var i=o.length,a=new Array(i),l=new Array(i),f=new Array(i),s=0;s<i;++s){var c=r[s],u=o[s],h=u.length,d=va(t.call(c,c&&c.__data__,s,r)),m=d.length,b=l[s]=new Array(m),x=a[s]=new Array(m),g=f[s]=new Array(h);n(c,u,b,x,g,d,e);for(var v=0,y=0,p,k;v<m;++v)if(p=b[v]){for(v>=y&&(y=v+1);!(k=x[y])&&++y<m;);p._next=k||null}}return a=new T(a,r),a._enter=l,a._exit=f,a}function va(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function zr(){return new T(this._exit||this._groups.map(le),this._parents)}function Fr(t,e,n){var r=this.enter(),o=this,i=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(o=e(o),o&&(o=o.selection())),n==null?i.remove():n(i),r&&o?r.merge(o).order():o}function Tr(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,o=n.length,i=r.length,a=Math.min(o,i),l=new Array(o),f=0;f<a;++f)for(var s=n[f],c=r[f],u=s.length,h=l[f]=new Array(u),d,m=0;m<u;++m)(d=s[m]||c[m])&&(h[m]=d);for(;f<o;++f)l[f]=n[f];return new T(l,this._parents)}function Ir(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],o=r.length-1,i=r[o],a;--o>=0;)(a=r[o])&&(i&&a.compareDocumentPosition(i)^4&&i.parentNode.insertBefore(a,i),i=a);return this}function Pr(t){t||(t=ka);function e(u,h){return u&&h?t(u.__data__,h.__data__):!u-!h}for(var n=this._groups,r=n.length,o=new Array(r),i=0;i<r;++i){for(var a=n[i],l=a.length,f=o[i]=new Array(l),s,c=0;c<l;++c)(s=a[c])&&(f[c]=s);f.sort(e)}return new T(o,this._parents).order()}function ka(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Br(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Dr(){return Array.from(this)}function Vr(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],o=0,i=r.length;o<i;++o){var a=r[o];if(a)return a}return null}function Hr(){let t=0;for(let e of this)++t;return t}function Xr(){return!this.node()}function jr(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var o=e[n],i=0,a=o.length,l;i<a;++i)(l=o[i])&&t.call(l,l.__data__,i,o);return this}function Ma(t){return function(){this.removeAttribute(t)}}function _a(t){return function(){this.removeAttributeNS(t.space,t.local)}}function $a(t,e){return function(){this.setAttribute(t,e)}}function Aa(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Na(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Sa(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Yr(t,e){var n=oe(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?_a:Ma:typeof e=="function"?n.local?Sa:Na:n.local?Aa:$a)(n,e))}function fe(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ea(t){return function(){this.style.removeProperty(t)}}function Ca(t,e,n){return function(){this.style.setProperty(t,e,n)}}function qa(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Ur(t,e,n){return arguments.length>1?this.each((e==null?Ea:typeof e=="function"?qa:Ca)(t,e,n??"")):Oa(this.node(),t)}function Oa(t,e){return t.style.getPropertyValue(e)||fe(t).getComputedStyle(t,null).getPropertyValue(e)}function La(t){return function(){delete this[t]}}function Ra(t,e){return function(){this[t]=e}}function za(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Gr(t,e){return arguments.length>1?this.each((e==null?La:typeof e=="function"?za:Ra)(t,e)):this.node()[t]}function Wr(t){return t.trim().split(/^|\s+/)}function Ye(t){return t.classList||new Zr(t)}function Zr(t){this._node=t,this._names=Wr(t.getAttribute("class")||"")}Zr.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Qr(t,e){for(var n=Ye(t),r=-1,o=e.length;++r<o;)n.add(e[r])}function Kr(t,e){for(var n=Ye(t),r=-1,o=e.length;++r<o;)n.remove(e[r])}function Fa(t){return function(){Qr(this,t)}}function Ta(t){return function(){Kr(this,t)}}function Ia(t,e){return function(){(e.apply(this,arguments)?Qr:Kr)(this,t)}}function Jr(t,e){var n=Wr(t+"");if(arguments.length<2){for(var r=Ye(this.node()),o=-1,i=n.length;++o<i;)if(!r.contains(n[o]))return!1;return!0}return this.each((typeof e=="function"?Ia:e?Fa:Ta)(n,e))}function Pa(){this.textContent=""}function Ba(t){return function(){this.textContent=t}}function Da(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function to(t){return arguments.length?this.each(t==null?Pa:(typeof t=="function"?Da:Ba)(t)):this.node().textContent}function Va(){this.innerHTML=""}function Ha(t){return function(){this.innerHTML=t}}function Xa(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function eo(t){return arguments.length?this.each(t==null?Va:(typeof t=="function"?Xa:Ha)(t)):this.node().innerHTML}function ja(){this.nextSibling&&this.parentNode.appendChild(this)}function no(){return this.each(ja)}function Ya(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function ro(){return this.each(Ya)}function oo(t){var e=typeof t=="function"?t:ie(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Ua(){return null}function io(t,e){var n=typeof t=="function"?t:ie(t),r=e==null?Ua:typeof e=="function"?e:ae(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Ga(){var t=this.parentNode;t&&t.removeChild(this)}function ao(){return this.each(Ga)}function Wa(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Za(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function so(t){return this.select(t?Za:Wa)}function lo(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Qa(t){return function(e){t.call(this,e,this.__data__)}}function Ka(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Ja(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,o=e.length,i;n<o;++n)i=e[n],(!t.type||i.type===t.type)&&i.name===t.name?this.removeEventListener(i.type,i.listener,i.options):e[++r]=i;++r?e.length=r:delete this.__on}}}function ts(t,e,n){return function(){var r=this.__on,o,i=Qa(e);if(r){for(var a=0,l=r.length;a<l;++a)if((o=r[a]).type===t.type&&o.name===t.name){this.removeEventListener(o.type,o.listener,o.options),this.addEventListener(o.type,o.listener=i,o.options=n),o.value=e;return}}this.addEventListener(t.type,i,n),o={type:t.type,name:t.name,value:e,listener:i,options:n},r?r.push(o):this.__on=[o]}}function fo(t,e,n){var r=Ka(t+""),o,i=r.length,a;if(arguments.length<2){var l=this.node().__on;if(l){for(var f=0,s=l.length,c;f<s;++f)for(o=0,c=l[f];o<i;++o)if((a=r[o]).type===c.type&&a.name===c.name)return c.value}return}for(l=e?ts:Ja,o=0;o<i;++o)this.each(l(r[o],e,n));return this}function co(t,e,n){var r=fe(t),o=r.CustomEvent;typeof o=="function"?o=new o(e,n):(o=r.document.createEvent("Event"),n?(o.initEvent(e,n.bubbles,n.cancelable),o.detail=n.detail):o.initEvent(e,!1,!1)),t.dispatchEvent(o)}function es(t,e){return function(){return co(this,t,e)}}function ns(t,e){return function(){return co(this,t,e.apply(this,arguments))}}function uo(t,e){return this.each((typeof e=="function"?ns:es)(t,e))}function*ho(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],o=0,i=r.length,a;o<i;++o)(a=r[o])&&(yield a)}var Ue=[null];function T(t,e){this._groups=t,this._parents=e}function rs(){return new T([[document.documentElement]],Ue)}function os(){return this}T.prototype=rs.prototype={constructor:T,select:$r,selectAll:Nr,selectChild:Er,selectChildren:Cr,filter:qr,data:Rr,enter:Or,exit:zr,join:Fr,merge:Tr,selection:os,order:Ir,sort:Pr,call:Br,nodes:Dr,node:Vr,size:Hr,empty:Xr,each:jr,attr:Yr,style:Ur,property:Gr,classed:Jr,text:to,html:eo,raise:no,lower:ro,append:oo,insert:io,remove:ao,clone:so,datum:lo,on:fo,dispatch:uo,[Symbol.iterator]:ho};function ce(t){return typeof t=="string"?new T([[document.querySelector(t)]],[document.documentElement]):new T([[t]],Ue)}var nt={top:10,right:18,bottom:34,left:44};function _t({title:t,x:e,y:n,ratio:r,top:o=nt.top,onresize:i}){let a=Mt(),l=Mt(),f=D("clip"),s=O("rect"),c=O("g",{"clip-path":`url(#${f})`}),u=O("g"),h=O("g",{class:"axis"}),d=O("g",{class:"axis"}),m=O("text",{class:"axis-label","text-anchor":"end"},e),b=O("text",{class:"axis-label"},n),x=O("svg",{role:"img","aria-label":t},O("defs",{},O("clipPath",{id:f},s)),c,h,d,m,b,u),g={node:x,back:c,front:u,x:a,y:l,width:0,height:0,axes(){let y=Math.max(2,Math.round(g.width/70));ce(h).call(ke(a).ticks(y,"~r").tickSize(4)),ce(d).call(Me(l).ticks(Math.max(2,Math.round(g.height/55)),"~r").tickSize(4))},fit(){let y=Math.round(x.parentElement?.clientWidth||0);if(y<60)return!1;if(y===g.width)return!0;let p=Math.round(y*r);Object.assign(g,{width:y,height:p});let k=y-nt.right,_=p-nt.bottom;return x.setAttribute("viewBox",`0 0 ${y} ${p}`),a.range([nt.left,k]),l.range([_,o]),R(s,{x:nt.left,y:o,width:k-nt.left,height:_-o}),R(h,{transform:`translate(0,${_})`}),R(d,{transform:`translate(${nt.left},0)`}),R(m,{x:k,y:p-3}),R(b,{x:nt.left+5,y:o+9}),!0},remove:()=>v.disconnect()},v=new ResizeObserver(i);return v.observe(x),g}function R(t,e){for(let[n,r]of Object.entries(e))t.setAttribute(n,String(r))}function Ge(t){let e=_t({title:"Data, probability and boundary",x:"x₁",y:"x₂",ratio:.92,top:24,onresize:t}),n=D("probability"),r=O("linearGradient",{id:n,gradientUnits:"userSpaceOnUse"}),o=O("rect",{width:"100%",height:"100%",fill:`url(#${n})`}),i=O("path",{class:"boundary"}),a=O("g"),l=O("g",{class:"legend"});e.back.append(r,o,a,i),e.front.append(l);let f,s=[],c=0;function u(d){let m=g=>{let v=d.X.filter((k,_)=>_%2===g),[y,p]=[Math.min(...v),Math.max(...v)];return[y-.06*(p-y),p+.06*(p-y)]};e.x.domain(d.domain??m(0)),e.y.domain(d.domain??m(1)),e.axes();let b=d.n>400?.75:1;s=Array.from(d.y,(g,v)=>po(g,e.x(d.X[2*v]),e.y(d.X[2*v+1]),b)),a.replaceChildren(...s);let x=[[0,"","class 0"],[1,"","class 1"],[1,"wrong","wrong side"]];l.replaceChildren(...x.flatMap(([g,v,y],p)=>{let k=po(g,52+84*p,10,1.1);return v&&k.classList.add(v),[k,O("text",{x:62+84*p,y:14},y)]})),f=d,c=e.width}function h({data:d,theta:m}){(f!==d||c!==e.width)&&u(d),s.forEach((F,B)=>{let H=ht(m,d,B)>0!=(d.y[B]===1);F.classList.contains("wrong")!==H&&F.classList.toggle("wrong",H)});let{x:b,y:x}=e,[g,v]=[b.invert(0),x.invert(0)],y=m[0]*(b.invert(1)-g),p=m[1]*(x.invert(1)-v),k=m[0]*g+m[1]*v+m[2],_=y*y+p*p;if(o.setAttribute("visibility",_?"visible":"hidden"),i.setAttribute("visibility",_?"visible":"hidden"),!_)return;let N=F=>[(F-k)*y/_,(F-k)*p/_],[L,C]=N(-6),[w,E]=N(6);R(r,{x1:L,y1:C,x2:w,y2:E}),r.firstChild||r.append(...is());let[A,M]=N(0),S=4*(e.width+e.height+Math.hypot(A,M)),[q,z]=[-p/Math.sqrt(_)*S,y/Math.sqrt(_)*S];i.setAttribute("d",`M${A-q},${M-z}L${A+q},${M+z}`)}return{node:e.node,fit:e.fit,draw:h,remove:e.remove,frame:e}}function is(){return Array.from({length:25},(t,e)=>{let n=Ft(e/2-6);return O("stop",{offset:e/24,"stop-color":`var(--class-${n<.5?0:1})`,"stop-opacity":.35*Math.abs(2*n-1)})})}function po(t,e,n,r){let o=t?"M0-5L4.6 3.2H-4.6Z":"M-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0";return O("g",{class:`mark class-${t}`,transform:`translate(${e},${n}) scale(${r})`},O("path",{class:"halo",d:o}),O("path",{d:o}))}function lt(t){return function(){return t}}var zt=Math.PI,We=2*zt,ft=1e-6,as=We-ft;function mo(t){this._+=t[0];for(let e=1,n=t.length;e<n;++e)this._+=arguments[e]+t[e]}function ss(t){let e=Math.floor(t);if(!(e>=0))throw new Error(`invalid digits: ${t}`);if(e>15)return mo;let n=10**e;return function(r){this._+=r[0];for(let o=1,i=r.length;o<i;++o)this._+=Math.round(arguments[o]*n)/n+r[o]}}function go(t,e,n,r){return t===n&&e===r}function ls(t){let e=Math.floor(t);if(!(e<=15))return go;let n=10**e,r=function(o){return Math.round(o*n)};return function(o,i,a,l){return r(o)===r(a)&&r(i)===r(l)}}var $t=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=e==null?mo:ss(e),this._equal=e==null?go:ls(e)}moveTo(e,n){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+n}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,n){this._append`L${this._x1=+e},${this._y1=+n}`}quadraticCurveTo(e,n,r,o){this._append`Q${+e},${+n},${this._x1=+r},${this._y1=+o}`}bezierCurveTo(e,n,r,o,i,a){this._append`C${+e},${+n},${+r},${+o},${this._x1=+i},${this._y1=+a}`}arcTo(e,n,r,o,i){if(e=+e,n=+n,r=+r,o=+o,i=+i,i<0)throw new Error(`negative radius: ${i}`);let a=this._x1,l=this._y1,f=r-e,s=o-n,c=a-e,u=l-n,h=c*c+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=n}`;else if(h>ft)if(!(Math.abs(u*f-s*c)>ft)||!i)this._append`L${this._x1=e},${this._y1=n}`;else{let d=r-a,m=o-l,b=f*f+s*s,x=d*d+m*m,g=Math.sqrt(b),v=Math.sqrt(h),y=i*Math.tan((zt-Math.acos((b+h-x)/(2*g*v)))/2),p=y/v,k=y/g;Math.abs(p-1)>ft&&this._append`L${e+p*c},${n+p*u}`,this._append`A${i},${i},0,0,${+(u*d>c*m)},${this._x1=e+k*f},${this._y1=n+k*s}`}}arc(e,n,r,o,i,a){if(e=+e,n=+n,r=+r,a=!!a,r<0)throw new Error(`negative radius: ${r}`);let l=r*Math.cos(o),f=r*Math.sin(o),s=e+l,c=n+f,u=1^a,h=a?o-i:i-o;if(this._x1===null?this._append`M${s},${c}`:(Math.abs(this._x1-s)>ft||Math.abs(this._y1-c)>ft)&&this._append`L${s},${c}`,!!r){if(h<0&&(h=h%We+We),h>as)this._append`A${r},${r},0,1,${u},${e-l},${n-f}A${r},${r},0,1,${u},${this._x1=s},${this._y1=c}`;else if(h>ft){let d=e+r*Math.cos(i),m=n+r*Math.sin(i);if(h>=zt&&this._equal(s,c,d,m)){h/=2;let b=o+h;this._append`A${r},${r},0,${+(h>=zt)},${u},${e+r*Math.cos(b)},${n+r*Math.sin(b)}`}this._append`A${r},${r},0,${+(h>=zt)},${u},${this._x1=d},${this._y1=m}`}}}rect(e,n,r,o){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+n}h${r=+r}v${+o}h${-r}Z`}toString(){return this._}};function fs(){return new $t}fs.prototype=$t.prototype;function xo(t){let e=3;return t.digits=function(n){if(!arguments.length)return e;if(n==null)e=null;else{let r=Math.floor(n);if(!(r>=0))throw new RangeError(`invalid digits: ${n}`);e=r}return t},()=>new $t(e)}var au=Array.prototype.slice;function bo(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function yo(t){this._context=t}yo.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,e){switch(t=+t,e=+e,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,e):this._context.moveTo(t,e);break;case 1:this._point=2;default:this._context.lineTo(t,e);break}}};function wo(t){return new yo(t)}function vo(t){return t[0]}function ko(t){return t[1]}function Ze(t,e){var n=lt(!0),r=null,o=wo,i=null,a=xo(l);t=typeof t=="function"?t:t===void 0?vo:lt(t),e=typeof e=="function"?e:e===void 0?ko:lt(e);function l(f){var s,c=(f=bo(f)).length,u,h=!1,d;for(r==null&&(i=o(d=a())),s=0;s<=c;++s)!(s<c&&n(u=f[s],s,f))===h&&((h=!h)?i.lineStart():i.lineEnd()),h&&i.point(+t(u,s,f),+e(u,s,f));if(d)return i=null,d+""||null}return l.x=function(f){return arguments.length?(t=typeof f=="function"?f:lt(+f),l):t},l.y=function(f){return arguments.length?(e=typeof f=="function"?f:lt(+f),l):e},l.defined=function(f){return arguments.length?(n=typeof f=="function"?f:lt(!!f),l):n},l.curve=function(f){return arguments.length?(o=f,r!=null&&(i=o(r)),l):o},l.context=function(f){return arguments.length?(f==null?r=i=null:i=o(r=f),l):r},l}function Mo(t,e){let n=_t({title:"Loss and accuracy against iteration",x:"iteration",y:"",ratio:.52,onresize:e}),r=D("past"),o=O("rect",{x:0,y:0}),i=O("path",{class:"best"}),a=O("path",{class:"accuracy"}),l=O("path",{class:"loss ahead"}),f=O("path",{class:"loss","clip-path":`url(#${r})`}),s=O("path",{class:"rival"}),c=O("text",{class:"label quiet"}),u=O("circle",{class:"now",r:5}),h=["loss","accuracy","best possible"].map(x=>O("text",{class:x==="loss"?"label":"label quiet","text-anchor":"end"},x));n.back.append(O("clipPath",{id:r},o),i,a,s,l,f),n.front.append(c,u,...h),n.x.domain([0,t]);let d=[];function m({data:x,run:g,other:v}){let{x:y,y:p}=n,k=g.loss.subarray(0,g.done),_=Float64Array.from(g.right.subarray(0,g.done),q=>q/x.n),N=v?v.run.loss.subarray(0,v.run.done):new Float64Array;p.domain([0,[...k,...N].reduce((q,z)=>Math.max(q,z),1)]).nice(),n.axes();let L=Ze((q,z)=>y(z),q=>p(Number(q))),C=L(k)||"";R(l,{d:C}),R(f,{d:C}),R(a,{d:L(_)||""}),R(s,{d:L(N)||""}),c.textContent=v?`rate ${Q(v.lr)}`:"",R(c,{x:y(t/8),y:N.length?p(N[Math.floor(N.length/8)])-6:0}),R(i,{d:`M${y(0)},${p(x.best_loss??0)}H${y(t)}`});let w=y(t)-4,E=p(_[g.done-1]),[A,M]=[p(k[g.done-1]),p(x.best_loss??0)],S=p.domain()[1]>2;for(let q of[a,h[1]])R(q,{visibility:S?"hidden":"visible"});R(h[0],{x:w,y:Math.max(Math.min(A,M)-7,E+26)}),R(h[1],{x:w,y:E+14}),R(h[2],{x:w,y:M+14,visibility:x.best_loss&&!S?"visible":"hidden"})}function b(x){let g=[x.run,x.run.done,x.other?.run,x.other?.run.done,n.width];g.some((y,p)=>y!==d[p])&&m(x),d=g;let v=n.x(x.t);R(o,{width:v,height:n.height}),R(u,{cx:v,cy:n.y(x.run.loss[x.t])})}return{node:n.node,fit:n.fit,draw:b,remove:n.remove}}var cs=16,us=100;function _o(t,{active:e,points:n,label:r,change:o}){let i=O("path",{class:"cross",d:"M-10 0H-3M10 0H3M0-10V-3M0 10V3"}),a=$("span",{role:"status"}),l="Click to put a point, drag to move it, double-click to take it away. By keyboard: arrows, Enter, Delete.",f=$("span",{hidden:!0},`${l} `,a);t.front.append(i);let s=[0,0],c=-1;function u(){let p=n().map(([_,N])=>Math.hypot(t.x(_)-t.x(s[0]),t.y(N)-t.y(s[1]))),k=Math.min(...p);return k<=cs?p.indexOf(k):-1}function h(){return n().length>=us?-1:(o([...n(),[s[0],s[1],r()]]),n().length-1)}function d(p){c=-1,p>=0&&n().length>2&&o(n().filter((k,_)=>_!==p))}function m(p){let k=(_,[N,L])=>Number(Math.min(L,Math.max(N,_)).toFixed(2));s=[k(p[0],t.x.domain()),k(p[1],t.y.domain())],c>=0&&o(n().map((_,N)=>N===c?[s[0],s[1],_[2]]:_))}function b(){let p=u(),k=p<0?"no point here":`${c>=0?"holding a":"a"} point of class ${n()[p][2]}`;a.textContent=`At ${Z(s[0],1)}, ${Z(s[1],1)}: ${k}.`,y()}function x({clientX:p,clientY:k}){let _=t.node.getBoundingClientRect(),N=t.width/_.width;return[t.x.invert((p-_.left)*N),t.y.invert((k-_.top)*N)]}let v=Object.entries({pointerdown(p){m(x(p)),c=u(),c<0&&(c=h()),t.node.setPointerCapture(p.pointerId),b()},pointermove(p){c<0||!t.node.hasPointerCapture(p.pointerId)||(m(x(p)),y())},pointerup(){c=-1,b()},dblclick(p){m(x(p)),d(u()),b()},keydown(p){let k=p.shiftKey?1:.1,_={ArrowLeft:[-k,0],ArrowRight:[k,0],ArrowUp:[0,k],ArrowDown:[0,-k]}[p.key];if(_)m([s[0]+_[0],s[1]+_[1]]);else if(p.key==="Enter"||p.key===" ")c=c>=0?-1:u()>=0?u():(h(),-1);else if(p.key==="Delete"||p.key==="Backspace")d(u());else return;p.preventDefault(),b()}}).map(([p,k])=>[p,_=>e()&&k(_)]);for(let[p,k]of v)t.node.addEventListener(p,k);function y(){let p=e();f.hidden=!p,R(i,{visibility:p?"visible":"hidden",transform:`translate(${t.x(s[0])||0},${t.y(s[1])||0})`}),t.node.classList.toggle("editable",p),p?R(t.node,{role:"application",tabindex:0,"aria-label":`Your own points. ${l}`}):(R(t.node,{role:"img","aria-label":"Data, probability and boundary"}),t.node.removeAttribute("tabindex"))}return{caption:f,draw:y,remove:()=>v.forEach(([p,k])=>t.node.removeEventListener(p,k))}}var hs=Array.prototype,$o=hs.slice;function Ao(t,e){return t-e}function No(t){for(var e=0,n=t.length,r=t[n-1][1]*t[0][0]-t[n-1][0]*t[0][1];++e<n;)r+=t[e-1][1]*t[e][0]-t[e-1][0]*t[e][1];return r}var Qe=t=>()=>t;function So(t,e){for(var n=-1,r=e.length,o;++n<r;)if(o=ds(t,e[n]))return o;return 0}function ds(t,e){for(var n=e[0],r=e[1],o=-1,i=0,a=t.length,l=a-1;i<a;l=i++){var f=t[i],s=f[0],c=f[1],u=t[l],h=u[0],d=u[1];if(ps(f,u,e))return 0;c>r!=d>r&&n<(h-s)*(r-c)/(d-c)+s&&(o=-o)}return o}function ps(t,e,n){var r;return ms(t,e,n)&&gs(t[r=+(t[0]===e[0])],n[r],e[r])}function ms(t,e,n){return(e[0]-t[0])*(n[1]-t[1])===(n[0]-t[0])*(e[1]-t[1])}function gs(t,e,n){return t<=e&&e<=n||n<=e&&e<=t}function Eo(){}var J=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,1]]],[[[.5,1],[1,1.5]]],[]];function Je(){var t=1,e=1,n=On,r=f;function o(s){var c=n(s);if(Array.isArray(c))c=c.slice().sort(Ao);else{let u=En(s,xs);for(c=Vt(...qn(u[0],u[1],c),c);c[c.length-1]>=u[1];)c.pop();for(;c[1]<u[0];)c.shift()}return c.map(u=>i(s,u))}function i(s,c){let u=c==null?NaN:+c;if(isNaN(u))throw new Error(`invalid value: ${c}`);var h=[],d=[];return a(s,u,function(m){r(m,s,u),No(m)>0?h.push([m]):d.push(m)}),d.forEach(function(m){for(var b=0,x=h.length,g;b<x;++b)if(So((g=h[b])[0],m)!==-1){g.push(m);return}}),{type:"MultiPolygon",value:c,coordinates:h}}function a(s,c,u){var h=new Array,d=new Array,m,b,x,g,v,y;for(m=b=-1,g=ct(s[0],c),J[g<<1].forEach(p);++m<t-1;)x=g,g=ct(s[m+1],c),J[x|g<<1].forEach(p);for(J[g<<0].forEach(p);++b<e-1;){for(m=-1,g=ct(s[b*t+t],c),v=ct(s[b*t],c),J[g<<1|v<<2].forEach(p);++m<t-1;)x=g,g=ct(s[b*t+t+m+1],c),y=v,v=ct(s[b*t+m+1],c),J[x|g<<1|v<<2|y<<3].forEach(p);J[g|v<<3].forEach(p)}for(m=-1,v=s[b*t]>=c,J[v<<2].forEach(p);++m<t-1;)y=v,v=ct(s[b*t+m+1],c),J[v<<2|y<<3].forEach(p);J[v<<3].forEach(p);function p(k){var _=[k[0][0]+m,k[0][1]+b],N=[k[1][0]+m,k[1][1]+b],L=l(_),C=l(N),w,E;(w=d[L])?(E=h[C])?(delete d[w.end],delete h[E.start],w===E?(w.ring.push(N),u(w.ring)):h[w.start]=d[E.end]={start:w.start,end:E.end,ring:w.ring.concat(E.ring)}):(delete d[w.end],w.ring.push(N),d[w.end=C]=w):(w=h[C])?(E=d[L])?(delete h[w.start],delete d[E.end],w===E?(w.ring.push(N),u(w.ring)):h[E.start]=d[w.end]={start:E.start,end:w.end,ring:E.ring.concat(w.ring)}):(delete h[w.start],w.ring.unshift(_),h[w.start=L]=w):h[L]=d[C]={start:L,end:C,ring:[_,N]}}}function l(s){return s[0]*2+s[1]*(t+1)*4}function f(s,c,u){s.forEach(function(h){var d=h[0],m=h[1],b=d|0,x=m|0,g=Ke(c[x*t+b]);d>0&&d<t&&b===d&&(h[0]=Co(d,Ke(c[x*t+b-1]),g,u)),m>0&&m<e&&x===m&&(h[1]=Co(m,Ke(c[(x-1)*t+b]),g,u))})}return o.contour=i,o.size=function(s){if(!arguments.length)return[t,e];var c=Math.floor(s[0]),u=Math.floor(s[1]);if(!(c>=0&&u>=0))throw new Error("invalid size");return t=c,e=u,o},o.thresholds=function(s){return arguments.length?(n=typeof s=="function"?s:Array.isArray(s)?Qe($o.call(s)):Qe(s),o):n},o.smooth=function(s){return arguments.length?(r=s?f:Eo,o):r===f},o}function xs(t){return isFinite(t)?t:NaN}function ct(t,e){return t==null?!1:+t>=e}function Ke(t){return t==null||isNaN(t=+t)?-1/0:t}function Co(t,e,n,r){let o=r-e,i=n-e,a=isFinite(o)||isFinite(i)?o/i:Math.sign(o)/Math.sign(i);return isNaN(a)?t:t+a-.5}var tt=28;function qo(t){let e=_t({title:"Path of the weights over the loss",x:"w₁",y:"w₂",ratio:.66,onresize:t}),n=O("path",{class:"contours"}),r=O("path",{class:"rival"}),o=[.25,.5,.75,1].map(x=>O("path",{class:"path",opacity:x})),i=O("path",{class:"best-mark",d:"M-5-5L5 5M-5 5L5-5"}),a=O("text",{class:"label quiet"},"best possible"),l=O("circle",{class:"now",r:5});e.back.append(n,r,...o,i,a,l);let f=Tt(3),s=[],c={domain:"",b:NaN,busy:!1};function u({data:x,run:g,other:v}){for(let[N,L]of[[0,e.x],[1,e.y]]){let[C,w]=[0,0];for(let{path:A,done:M}of v?[g,v.run]:[g])for(let S=0;S<M;S++)C=Math.min(C,A[3*S+N]),w=Math.max(w,A[3*S+N]);x.best_theta&&(C=Math.min(C,x.best_theta[N]),w=Math.max(w,x.best_theta[N]));let E=.12*(w-C)+.2;L.domain([C-E,w+E]).nice()}e.axes();let y=x.best_theta;for(let N of[i,a])N.setAttribute("visibility",y?"visible":"hidden");if(!y)return;let[p,k]=[e.x(y[0]),e.y(y[1])];R(i,{transform:`translate(${p},${k})`});let _=p>e.width/2;R(a,{x:p+(_?-9:9),y:k-7,"text-anchor":_?"end":"start"})}function h({data:x,theta:g}){let[[v,y],[p,k]]=[e.x.domain(),e.y.domain()],_=[v,y,p,k,e.width].join(),N=g[2];if(c.data===x&&c.domain===_&&(c.busy||Math.abs(c.b-N)<.003*(1+Math.abs(N))))return;c={data:x,domain:_,b:N,busy:!0};let[C,w]=[(y-v)/(tt-3),(k-p)/(tt-3)],E=new Array(tt*tt),A=new Float64Array([0,0,N]),M=0;f(()=>{A[1]=p+(M-1)*w;for(let F=0;F<tt;F++)A[0]=v+(F-1)*C,E[M*tt+F]=de(A,x);if(++M<tt)return!1;let S=Array.from({length:18},(F,B)=>(x.best_loss??0)+.01*1.7**B),q=([F,B])=>`${e.x(v+(F-1.5)*C).toFixed(1)},${e.y(p+(B-1.5)*w).toFixed(1)}`,z=Je().size([tt,tt]).thresholds(S)(E).flatMap(F=>F.coordinates.flat());return R(n,{d:z.map(F=>`M${F.map(q).join("L")}Z`).join("")}),c.busy=!1,t(),!0})}function d(x){let{run:g,t:v,theta:y,other:p}=x,k=[g,g.done,p?.run,p?.run.done,e.width];k.some((C,w)=>C!==s[w])&&u(x),s=k,h(x);let _=(C,{path:w}=g)=>`${e.x(w[3*C]).toFixed(1)},${e.y(w[3*C+1]).toFixed(1)}`,N=p?Math.min(v,p.run.done-1):-1,L=Array.from({length:N+1},(C,w)=>_(w,p?.run));R(r,{d:L.length?`M${L.join("L")}`:""}),o.forEach((C,w)=>{let[E,A]=[w,w+1].map(S=>Math.round(v*S/o.length)),M=Array.from({length:A-E+1},(S,q)=>_(E+q));R(C,{d:`M${M.join("L")}`})}),R(l,{cx:e.x(y[0]),cy:e.y(y[1])})}let m=()=>{f.cancel(),e.remove()};return{node:e.node,fit:e.fit,draw:d,remove:m,caption:"Contours: the loss over (w₁, w₂) at the current b. They move as b moves."}}function Oo(t){let[e,n]=location.hash.slice(1).split("?",2);return!t||e!==t||!n||n.length>2e3?{}:Object.fromEntries(new URLSearchParams(n))}function tn(t,e){let n=new URLSearchParams(Object.entries(e).map(([r,o])=>[r,String(o)]));return`${location.href.split("#")[0]}#${t}?${n}`}function ue(t){try{history.replaceState(history.state,"",t)}catch{}}var At={number:(t,e)=>n=>{let r=n.trim()===""?NaN:Number(n);return r>=t&&r<=e?r:void 0},whole:(t,e)=>n=>{let r=At.number(t,e)(n);return r===void 0?void 0:Math.round(r)},oneOf:t=>e=>t.includes(e)?e:void 0};function Lo({model:t,el:e,key:n=""},r){let o=Object.keys(r.traits),i=()=>Object.fromEntries(o.map(w=>[w,t.get(w)])),a=i(),l=an(L),f=r.views(l),s=r.controls(x),c=r.choices??[],u=r.tasks&&fn(r.tasks),h=P("Copy link",_),d=$("div",{class:"buttons"},...r.buttons??[],P("Reset",k));n&&d.append(h),d.append(...c.map(w=>w.node));let m=$("output",{class:"reading","aria-live":"polite"}),b=$("div",{class:`lab ${r.layout}`,role:"group","aria-label":r.title},...r.questions?[ln(r.questions)]:[],...Object.entries(f).map(([w,{node:E,caption:A}])=>$("figure",{class:"view",style:`grid-area: ${w}`},E,...A?[$("figcaption",{},A)]:[])),$("div",{class:"controls"},...s.map(w=>w.node),d),m,...u?[u.node]:[]);function x(w){r.before?.(),g(w)}function g(w){for(let[E,A]of Object.entries(w))t.set(E,A);clearTimeout(v),v=window.setTimeout(y,150)}let v=0;function y(){t.save_changes(),n&&ue(tn(n,i()))}function p(){let w=Oo(n);for(let E of o){let A=w[E]===void 0?void 0:r.traits[E](w[E]);A!==void 0&&t.set(E,A)}return Object.keys(w).length>0}function k(){r.before?.();for(let[w,E]of Object.entries(a))t.set(w,E);r.onreset?.(),u?.reset(),clearTimeout(v),t.save_changes(),n&&ue(location.href.split("#")[0])}async function _(){let w=tn(n,i());ue(w);let E="Link copied";try{await navigator.clipboard.writeText(w)}catch{E="Link is in the address bar"}h.textContent=E,window.setTimeout(()=>h.textContent="Copy link",2e3)}let N="";function L(){for(let M of[...s,...c])M.sync();let w=r.now();if(m.setAttribute("aria-busy",String(w===null||!!r.moving?.())),w===null)return;for(let M of Object.values(f))M.fit()&&M.draw(w);let E=r.say(w),A=E.map(M=>typeof M=="string"?M:M.value).join("");A!==N&&(N=A,m.replaceChildren(...E.map(M=>typeof M=="string"?M:$("strong",{class:"changed"},M.value)))),u?.check(w)}let C=[...o,"start"].map(w=>`change:${w}`);for(let w of C)t.on(w,l);return n&&window.addEventListener("hashchange",p),e.append(b),n&&p()&&e.scrollIntoView({block:"start"}),l(),{set:g,change:x,redraw:l,remove(){clearTimeout(v),l.cancel();for(let w of C)t.off(w,l);window.removeEventListener("hashchange",p);for(let w of Object.values(f))w.remove();b.remove()}}}var rt=[-3,-2,-1,0,1].flatMap(t=>[1,1.2,1.5,2,2.5,3,4,5,6,8].map(e=>+`${e}e${t}`)).filter(t=>t<=30),ut=120;function Ro(t){let{model:e}=t,n=e.get("max_iter"),r=e.get("points"),o=e.get("size")==="full",i=Object.fromEntries(Object.entries(e.get("datasets")).map(([M,S])=>[M,vs(S)])),a=()=>{i.own=ws(e.get("points"))};o&&a();let l=i[e.get("data")],f=dt(e.get("start"),l,{lr:e.get("lr"),numIter:n}),s,c=1,u=!1,h=new Map,d=P("Play",()=>u?C():L()),m=P("Step",()=>y.change({num_iter:Math.min(e.get("num_iter")+1,n)})),b=P("Compare",()=>y.change({compare:s?0:e.get("lr")})),x=xe({label:"data",options:Object.entries(i).map(([M,{title:S}])=>[M,S]),value:()=>e.get("data"),onchange:M=>y.change({data:M,start:[0,0,0]})}),g=xe({label:"new points",options:[["1","class 1 (triangle)"],["0","class 0 (circle)"]],value:()=>String(c),onchange:M=>{c=Number(M)}}),v={node:g.node,sync(){g.sync(),g.node.hidden=e.get("data")!=="own"}},y=Lo(t,{title:"Training lab",layout:o?"lab-full":"lab-small",traits:{lr:At.number(rt[0],rt[rt.length-1]),num_iter:At.whole(0,n),data:At.oneOf(Object.keys(i)),...o&&{compare:At.number(0,rt[rt.length-1])}},views:M=>({data:o?p(Ge(M)):Ge(M),loss:Mo(n,M),...o&&{path:qo(M)}}),controls:M=>[ge({label:"learning rate",min:0,max:rt.length-1,value:()=>bs(e.get("lr")),words:()=>Q(e.get("lr")),oninput:S=>M({lr:rt[S]})}),ge({label:"iterations",min:0,max:n,value:()=>e.get("num_iter"),oninput:S=>M({num_iter:S})})],buttons:o?[d,m,b]:[d,m],choices:o?[x,v]:[],now(){let M=e.get("num_iter");return f.done<=M?null:{data:l,run:f,t:M,theta:f.path.subarray(3*M,3*M+3),other:s}},say:({data:M,run:S,t:q,other:z})=>[`After ${q} step${q===1?"":"s"} at rate ${Q(e.get("lr"))} the loss is `,{value:Z(S.loss[q])},`${ys(M)}; `,{value:String(S.right[q])},` of ${M.n} points are on the right side.`,...z&&z.run.done>q?[` At rate ${Q(z.lr)} it would be `,{value:Z(z.run.loss[q])},` (${z.run.right[q]}).`]:[]],moving:()=>u,questions:o?w():void 0,tasks:o?E():void 0,before:C,onreset(){e.set("start",[0,0,0]),o&&e.set("points",r),h.clear()}});function p(M){let S=_o(M.frame,{active:()=>e.get("data")==="own",points:()=>e.get("points"),label:()=>c,change:q=>y.change({points:q})});return{...M,caption:S.caption,draw(q){M.draw(q),S.draw()},remove(){S.remove(),M.remove()}}}let k=Tt();function _(){o&&a(),l=i[e.get("data")]||l,f=dt(e.get("start"),l,{lr:e.get("lr"),numIter:n});let M=e.get("compare");M?(!s||s.lr!==M||s.of!==l||s.from!==e.get("start"))&&(s={lr:M,of:l,from:e.get("start"),run:dt(e.get("start"),l,{lr:M,numIter:n})}):s=void 0,b.textContent=s?"End comparison":"Compare",k(()=>{let S=f.advance(20)&&(!s||s.run.advance(20));return y.redraw(),S})}let N=0;function L(){if(e.get("num_iter")>=n&&y.set({num_iter:0}),sn())return y.set({num_iter:n});u=!0,d.textContent="Pause";let M=0,S=()=>{if(N=requestAnimationFrame(S),++M%2)return;let q=e.get("num_iter");y.set({num_iter:Math.min(q+Math.ceil((q+1)/50),n)}),q>=n&&C()};S()}function C(){cancelAnimationFrame(N),u&&(u=!1,d.textContent="Play",y.redraw())}function w(){let M=[{key:"faster",text:"fall faster"},{key:"bounce",text:"bounce"},{key:"large",text:"stay large"}];return[.03,1].map(S=>({ask:`The learning rate is ${Q(S)}. With ten times as much, the loss over ${ut} steps will …`,answers:M,show(){C(),y.set({data:"blobs",start:[0,0,0],lr:10*S,num_iter:ut});let[q,z]=[S,10*S].map(X=>pe([0,0,0],i.blobs,{lr:X,numIter:ut}).loss),F=z.filter((X,en)=>en>0&&X>z[en-1]+1e-9).length,B=z[ut]>=z[0]?"large":F?"bounce":"faster",H=`After ${ut} steps the loss is ${Z(z[ut])} at rate ${Q(10*S)}, against ${Z(q[ut])} at rate ${Q(S)}`;return{truth:B,because:`${H}${F?`; it rose ${F} times on the way`:""}.`}}}))}function E(){return[{text:"Bring the loss within 0.01 of the best possible in under 200 steps.",holds:({run:M,t:S,data:q})=>!!q.best_loss&&S<200&&M.loss[S]-q.best_loss<=.01},{text:"Make the loss rise at least once.",holds:({run:M,t:S})=>M.loss.subarray(1,S+1).some((q,z)=>q>M.loss[z]+1e-9)},{text:"On the first program’s data: visit two moments with the same accuracy, to a per cent, one with half the other’s loss.",holds({run:M,t:S,data:q}){if(e.get("data")!=="first program")return!1;let z=Math.round(100*M.right[S]/q.n),[F,B]=h.get(z)||[1/0,0],H=[Math.min(F,M.loss[S]),Math.max(B,M.loss[S])];return h.set(z,H),H[0]<=H[1]/2}}]}let A=["change:lr","change:data","change:start","change:compare","change:points"];for(let M of A)e.on(M,_);return _(),()=>{C(),k.cancel();for(let M of A)e.off(M,_);y.remove()}}function bs(t){let e=rt.map(n=>Math.abs(Math.log(n/t)));return e.indexOf(Math.min(...e))}function ys({best_loss:t}){return t===null?"":t>0?` (best possible ${Z(t)})`:" (no smallest one: it can go on falling)"}function ws(t){let e=Float64Array.from(t.flatMap(([r,o])=>[r,o])),n=Float64Array.from(t,([,,r])=>r);return{title:"your own points",X:e,y:n,n:n.length,d:2,best_loss:null,best_theta:null,domain:[-4,4]}}function vs(t){let{X:e,y:n,...r}=t;return{...r,X:Float64Array.from(e),y:Float64Array.from(n),n:n.length,d:2}}var zo={explain:un,quiz:bn,"training-lab":Ro};function Fo(){let t="explorables-style";if(document.getElementById(t))return;let e=document.createElement("style");e.id=t,e.textContent=wn+yn,document.head.append(e)}function ks(t){return Fo(),{render:({model:e,el:n})=>(n.classList.add("explorable"),n.dataset.explorable=t,zo[t]({model:e,el:n}))}}if(document.currentScript){let t=()=>{Fo(),hn(zo)};document.readyState==="loading"?document.addEventListener("DOMContentLoaded",t):t()}return Do(Ms);})();
