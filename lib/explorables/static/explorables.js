"use strict";var explorables=(()=>{var De=Object.defineProperty;var Ri=Object.getOwnPropertyDescriptor;var zi=Object.getOwnPropertyNames;var Fi=Object.prototype.hasOwnProperty;var Tn=(t,e)=>{for(var n in e)De(t,n,{get:e[n],enumerable:!0})},Pi=(t,e,n,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of zi(e))!Fi.call(t,o)&&o!==n&&De(t,o,{get:()=>e[o],enumerable:!(r=Ri(e,o))||r.enumerable});return t};var Ii=t=>Pi(De({},"__esModule",{value:!0}),t);var Al={};Tn(Al,{engine:()=>Ye,widget:()=>_l});var Vi="http://www.w3.org/2000/svg";function S(t,e={},...n){return Rn(document.createElement(t),e,n)}function _(t,e={},...n){return Rn(document.createElementNS(Vi,t),e,n)}function Rn(t,e,n){for(let[r,o]of Object.entries(e))typeof o=="function"?t.addEventListener(r.slice(2),o):o===!0?t.setAttribute(r,""):o!==!1&&o!=null&&t.setAttribute(r,String(o));return t.append(...n),t}var Di=Math.random().toString(36).slice(2,8),Bi=0,W=t=>`${t}-${Di}-${++Bi}`;function zn(t){let e=0,n=()=>{e||(e=requestAnimationFrame(()=>{e=0,t()}))};return n.cancel=()=>{cancelAnimationFrame(e),e=0},n}function re(t=4){let e=0,n=r=>{n.cancel();let o=()=>{let i=performance.now()+t;for(;performance.now()<i;)if(r())return;e=window.setTimeout(o)};e=window.setTimeout(o)};return n.cancel=()=>clearTimeout(e),n}var Fn=()=>matchMedia("(prefers-reduced-motion: reduce)").matches,T=(t,e=3)=>t.toFixed(e).replace("-","−"),lt=t=>t>=10?t.toFixed(0):t>=.1?t.toFixed(2):String(Number(t.toPrecision(2)));function G({label:t,min:e,max:n,step:r=1,value:o,words:i=String,oninput:a}){let l=W("slider"),c=S("span",{class:"value","aria-hidden":"true"}),s=S("input",{type:"range",id:l,min:e,max:n,step:r,oninput:()=>a(Number(s.value))});return{node:S("div",{class:"slider"},S("label",{for:l},t),c,s),sync(){let f=o();Number(s.value)!==f&&(s.value=String(f));let u=i(f);c.textContent!==u&&(c.textContent=u,s.setAttribute("aria-valuetext",u))}}}function mt({label:t,options:e,value:n,onchange:r}){let o=W("choice"),i=S("select",{id:o,onchange:()=>r(i.value)});return i.append(...e.map(([a,l])=>S("option",{value:a},l))),{node:S("div",{class:"choice"},S("label",{for:o},t),i),sync:()=>{i.value=n()}}}var D=(t,e)=>S("button",{type:"button",onclick:e},t);function Pn(t){let e=S("div",{class:"prediction"}),n=r=>{let{ask:o,answers:i,show:a}=t[r],l=W("prediction"),c=S("p",{role:"status"}),s=x=>{let{truth:g,because:b}=a(),v=i.find(k=>k.key===x),w=i.find(k=>k.key===g),y=v?x===g?"You were right: ":`You said “${v.text}”. `:"";c.textContent=`${y}${x===g?"":"The answer: "}“${w?w.text:g}”. ${b}`,d.disabled=!0,m.replaceChildren(r+1<t.length?f:u),m.firstElementChild.focus({preventScroll:!0})},f=D("One more prediction",()=>{n(r+1),e.querySelector("input")?.focus({preventScroll:!0})}),u=D("Close",()=>e.remove()),h=i.map(({key:x,text:g})=>S("label",{},S("input",{type:"radio",name:l,value:x,onchange:()=>p.disabled=!1}),g)),d=S("fieldset",{},S("legend",{},S("strong",{},"Predict first. "),o),...h),p=D("Show me",()=>s(e.querySelector("input:checked")?.value));p.disabled=!0;let m=S("div",{class:"buttons"},p,D("Skip",()=>s(void 0)));e.replaceChildren(d,m,c)};return n(0),e}function In(t){let e=t.map(({text:o})=>S("li",{},S("span",{class:"box","aria-hidden":"true"}),o)),n=S("p",{role:"status",class:"unseen"});return{node:S("div",{class:"tasks"},S("strong",{},"Try"),S("ul",{},...e),n),check(o){t.forEach(({text:i,holds:a},l)=>{e[l].dataset.done!==void 0||!a(o)||(e[l].dataset.done="",e[l].append(S("span",{class:"unseen"}," (done)")),n.textContent=`Done: ${i}`)})},reset(){n.textContent="";for(let o of e)delete o.dataset.done,o.querySelector(".unseen")?.remove()}}}var Ye={};Tn(Ye,{descend:()=>Be,descent:()=>St,errors:()=>ae,gradient:()=>oe,lineOfTheta:()=>ie,logit:()=>tt,loss:()=>ut,mean:()=>le,misses:()=>Xt,numericalGradient:()=>Xe,odds:()=>gt,outcome:()=>se,score:()=>Z,sigmoid:()=>P,slope:()=>Ht,squaredError:()=>je,surprise:()=>et,thetaOfLine:()=>He});function P(t){let e=Math.exp(-Math.abs(t));return(t>=0?1:e)/(1+e)}function tt(t){return Math.log(t/(1-t))}function Z(t,{X:e,d:n},r){let o=t[n];for(let i=0;i<n;i++)o+=t[i]*e[r*n+i];return o}function ut(t,e,n=0){let r=0;for(let o=0;o<e.n;o++){let i=(1-2*e.y[o])*Z(t,e,o);r+=Math.max(i,0)+Math.log1p(Math.exp(-Math.abs(i)))}return r/e.n+Vn(t,e.d,n)}function oe(t,e,n=0){let{X:r,y:o,n:i,d:a}=e,l=new Float64Array(a+1);for(let c=0;c<i;c++){let s=1-2*o[c],f=s*P(s*Z(t,e,c));for(let u=0;u<a;u++)l[u]+=f*r[c*a+u];l[a]+=f}for(let c=0;c<=a;c++)l[c]=l[c]/i+(c<a?n*t[c]:0);return l}function Vn(t,e,n){let r=0;for(let o=0;o<e;o++)r+=t[o]*t[o];return n/2*r}function St(t,e,{lr:n,numIter:r,l2:o=0}){let{X:i,y:a,n:l,d:c}=e,s=c+1,f=new Float64Array((r+1)*s);f.set(Array.from(t).slice(0,s));let u={path:f,loss:new Float64Array(r+1),right:new Uint32Array(r+1),numIter:r,done:0,advance(p){let m=Math.min(u.done+p,r+1);for(;u.done<m;u.done++)d(u.done);return u.done>r}},h=new Float64Array(s);function d(p){let m=f.subarray(p*s,p*s+s);h.fill(0);let x=0,g=1,b=0,v=0;for(let w=0;w<l;w++){let y=1-2*a[w],k=y*Z(m,e,w),$=Math.exp(-Math.abs(k));g*=1+$,g>1e300&&(b+=Math.log(g),g=1),k>0&&(x+=k),(k<0||k===0&&y>0)&&v++;let E=y*(k>=0?1:$)/(1+$);for(let N=0;N<c;N++)h[N]+=E*i[w*c+N];h[c]+=E}if(u.loss[p]=(x+b+Math.log(g))/l+Vn(m,c,o),u.right[p]=v,p!==r)for(let w=0;w<s;w++)f[(p+1)*s+w]=m[w]-n*(h[w]/l+(w<c?o*m[w]:0))}return u}function Be(t,e,n){let r=St(t,e,n);return r.advance(1/0),r}function He(t,e,n){let r=t/180*Math.PI;return[e*Math.cos(r),e*Math.sin(r),-e*n]}function ie(t,e=.5){let[n,r,o]=Array.from(t),i=Math.hypot(n,r);return{angle:Math.atan2(r,n)/Math.PI*180,steepness:i,offset:(tt(e)-o)/i}}function se(t,e,n=.5){let r=tt(n),o={right:0,called:0,rightlyCalled:0};for(let i=0;i<e.n;i++){let a=Z(t,e,i)>r;a&&o.called++,a&&e.y[i]===1&&o.rightlyCalled++,a===(e.y[i]===1)&&o.right++}return o}function ae(t,e){return e.y.map((n,r)=>(1-2*n)*P((1-2*n)*Z(t,e,r)))}function Xe(t,e,n=6e-6){let r=new Float64Array(e.length);for(let o=0;o<r.length;o++){let[i,a]=[Float64Array.from(e),Float64Array.from(e)];i[o]+=n,a[o]-=n,r[o]=(t(i)-t(a))/(2*n)}return r}var gt=t=>Math.exp(t),Ht=t=>P(t)*P(-t);function et(t,e){let n=(1-2*t)*e;return Math.max(n,0)+Math.log1p(Math.exp(-Math.abs(n)))}var je=(t,e)=>P((1-2*t)*e)**2,Xt=(t,e)=>+(e>0!=(t===1)),le=(t,e,n)=>e.reduce((r,o,i)=>r+t(o,n[i]),0)/e.length;function Dn(t){return t}var Ue=1,We=2,Ge=3,jt=4,Bn=1e-6;function Hi(t){return"translate("+t+",0)"}function Xi(t){return"translate(0,"+t+")"}function ji(t){return e=>+t(e)}function Yi(t,e){return e=Math.max(0,t.bandwidth()-e*2)/2,t.round()&&(e=Math.round(e)),n=>+t(n)+e}function Ui(){return!this.__axis}function Hn(t,e){var n=[],r=null,o=null,i=6,a=6,l=3,c=typeof window<"u"&&window.devicePixelRatio>1?0:.5,s=t===Ue||t===jt?-1:1,f=t===jt||t===We?"x":"y",u=t===Ue||t===Ge?Hi:Xi;function h(d){var p=r??(e.ticks?e.ticks.apply(e,n):e.domain()),m=o??(e.tickFormat?e.tickFormat.apply(e,n):Dn),x=Math.max(i,0)+l,g=e.range(),b=+g[0]+c,v=+g[g.length-1]+c,w=(e.bandwidth?Yi:ji)(e.copy(),c),y=d.selection?d.selection():d,k=y.selectAll(".domain").data([null]),$=y.selectAll(".tick").data(p,e).order(),E=$.exit(),N=$.enter().append("g").attr("class","tick"),M=$.select("line"),L=$.select("text");k=k.merge(k.enter().insert("path",".tick").attr("class","domain").attr("stroke","currentColor")),$=$.merge(N),M=M.merge(N.append("line").attr("stroke","currentColor").attr(f+"2",s*i)),L=L.merge(N.append("text").attr("fill","currentColor").attr(f,s*x).attr("dy",t===Ue?"0em":t===Ge?"0.71em":"0.32em")),d!==y&&(k=k.transition(d),$=$.transition(d),M=M.transition(d),L=L.transition(d),E=E.transition(d).attr("opacity",Bn).attr("transform",function(q){return isFinite(q=w(q))?u(q+c):this.getAttribute("transform")}),N.attr("opacity",Bn).attr("transform",function(q){var A=this.parentNode.__axis;return u((A&&isFinite(A=A(q))?A:w(q))+c)})),E.remove(),k.attr("d",t===jt||t===We?a?"M"+s*a+","+b+"H"+c+"V"+v+"H"+s*a:"M"+c+","+b+"V"+v:a?"M"+b+","+s*a+"V"+c+"H"+v+"V"+s*a:"M"+b+","+c+"H"+v),$.attr("opacity",1).attr("transform",function(q){return u(w(q)+c)}),M.attr(f+"2",s*i),L.attr(f,s*x).text(m),y.filter(Ui).attr("fill","none").attr("font-size",10).attr("font-family","sans-serif").attr("text-anchor",t===We?"start":t===jt?"end":"middle"),y.each(function(){this.__axis=w})}return h.scale=function(d){return arguments.length?(e=d,h):e},h.ticks=function(){return n=Array.from(arguments),h},h.tickArguments=function(d){return arguments.length?(n=d==null?[]:Array.from(d),h):n.slice()},h.tickValues=function(d){return arguments.length?(r=d==null?null:Array.from(d),h):r&&r.slice()},h.tickFormat=function(d){return arguments.length?(o=d,h):o},h.tickSize=function(d){return arguments.length?(i=a=+d,h):i},h.tickSizeInner=function(d){return arguments.length?(i=+d,h):i},h.tickSizeOuter=function(d){return arguments.length?(a=+d,h):a},h.tickPadding=function(d){return arguments.length?(l=+d,h):l},h.offset=function(d){return arguments.length?(c=+d,h):c},h}function Ke(t){return Hn(Ge,t)}function Ze(t){return Hn(jt,t)}function ce(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Wi(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Xn(t){let e,n,r;t.length!==2?(e=ce,n=(l,c)=>ce(t(l),c),r=(l,c)=>t(l)-c):(e=t===ce||t===Wi?t:Gi,n=t,r=t);function o(l,c,s=0,f=l.length){if(s<f){if(e(c,c)!==0)return f;do{let u=s+f>>>1;n(l[u],c)<0?s=u+1:f=u}while(s<f)}return s}function i(l,c,s=0,f=l.length){if(s<f){if(e(c,c)!==0)return f;do{let u=s+f>>>1;n(l[u],c)<=0?s=u+1:f=u}while(s<f)}return s}function a(l,c,s=0,f=l.length){let u=o(l,c,s,f-1);return u>s&&r(l[u-1],c)>-r(l[u],c)?u-1:u}return{left:o,center:a,right:i}}function Gi(){return 0}function Ki(t){return t===null?NaN:+t}var jn=Xn(ce),Yn=jn.right,Pl=jn.left,Il=Xn(Ki).center;var Vl=Un(Wn),Dl=Un(Zi);function Un(t){return function(e,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");let{data:o,width:i,height:a}=e;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:o.length/i))>=0))throw new RangeError("invalid height");if(!i||!a||!n&&!r)return e;let l=n&&t(n),c=r&&t(r),s=o.slice();return l&&c?(Nt(l,s,o,i,a),Nt(l,o,s,i,a),Nt(l,s,o,i,a),Et(c,o,s,i,a),Et(c,s,o,i,a),Et(c,o,s,i,a)):l?(Nt(l,o,s,i,a),Nt(l,s,o,i,a),Nt(l,o,s,i,a)):c&&(Et(c,o,s,i,a),Et(c,s,o,i,a),Et(c,o,s,i,a)),e}}function Nt(t,e,n,r,o){for(let i=0,a=r*o;i<a;)t(e,n,i,i+=r,1)}function Et(t,e,n,r,o){for(let i=0,a=r*o;i<r;++i)t(e,n,i,i+a,r)}function Zi(t){let e=Wn(t);return(n,r,o,i,a)=>{o<<=2,i<<=2,a<<=2,e(n,r,o+0,i+0,a),e(n,r,o+1,i+1,a),e(n,r,o+2,i+2,a),e(n,r,o+3,i+3,a)}}function Wn(t){let e=Math.floor(t);if(e===t)return Qi(t);let n=t-e,r=2*t+1;return(o,i,a,l,c)=>{if(!((l-=c)>=a))return;let s=e*i[a],f=c*e,u=f+c;for(let h=a,d=a+f;h<d;h+=c)s+=i[Math.min(l,h)];for(let h=a,d=l;h<=d;h+=c)s+=i[Math.min(l,h+f)],o[h]=(s+n*(i[Math.max(a,h-u)]+i[Math.min(l,h+u)]))/r,s-=i[Math.max(a,h-f)]}}function Qi(t){let e=2*t+1;return(n,r,o,i,a)=>{if(!((i-=a)>=o))return;let l=t*r[o],c=a*t;for(let s=o,f=o+c;s<f;s+=a)l+=r[Math.min(i,s)];for(let s=o,f=i;s<=f;s+=a)l+=r[Math.min(i,s+c)],n[s]=l/e,l-=r[Math.max(o,s-c)]}}function Ji(t,e){let n=0;if(e===void 0)for(let r of t)r!=null&&(r=+r)>=r&&++n;else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&(o=+o)>=o&&++n}return n}function Gn(t,e){let n,r;if(e===void 0)for(let o of t)o!=null&&(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)));else{let o=-1;for(let i of t)(i=e(i,++o,t))!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)))}return[n,r]}var ts=Array.prototype,Bl=ts.slice;var es=Math.sqrt(50),ns=Math.sqrt(10),rs=Math.sqrt(2);function fe(t,e,n){let r=(e-t)/Math.max(0,n),o=Math.floor(Math.log10(r)),i=r/Math.pow(10,o),a=i>=es?10:i>=ns?5:i>=rs?2:1,l,c,s;return o<0?(s=Math.pow(10,-o)/a,l=Math.round(t*s),c=Math.round(e*s),l/s<t&&++l,c/s>e&&--c,s=-s):(s=Math.pow(10,o)*a,l=Math.round(t/s),c=Math.round(e/s),l*s<t&&++l,c*s>e&&--c),c<l&&.5<=n&&n<2?fe(t,e,n*2):[l,c,s]}function ue(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let r=e<t,[o,i,a]=r?fe(e,t,n):fe(t,e,n);if(!(i>=o))return[];let l=i-o+1,c=new Array(l);if(r)if(a<0)for(let s=0;s<l;++s)c[s]=(i-s)/-a;else for(let s=0;s<l;++s)c[s]=(i-s)*a;else if(a<0)for(let s=0;s<l;++s)c[s]=(o+s)/-a;else for(let s=0;s<l;++s)c[s]=(o+s)*a;return c}function Yt(t,e,n){return e=+e,t=+t,n=+n,fe(t,e,n)[2]}function Kn(t,e,n){e=+e,t=+t,n=+n;let r=e<t,o=r?Yt(e,t,n):Yt(t,e,n);return(r?-1:1)*(o<0?1/-o:o)}function Zn(t,e,n){let r;for(;;){let o=Yt(t,e,n);if(o===r||o===0||!isFinite(o))return[t,e];if(o>0){let i=Math.ceil(t/o),a=Math.floor(e/o);t=(i-(i*o>t))*o,e=(a+(a*o<e))*o}else if(o<0){let i=-o,a=Math.ceil(t*i),l=Math.floor(e*i);t=(a-(a/i>t))/i,e=(l+(l/i<e))/i}r=o}}function Qn(t){return Math.max(1,Math.ceil(Math.log(Ji(t))/Math.LN2)+1)}var Hl=os(Math.random);function os(t){return function(n,r=0,o=n.length){let i=o-(r=+r);for(;i;){let a=t()*i--|0,l=n[i+r];n[i+r]=n[a+r],n[a+r]=l}return n}}function Jn(t,e){switch(arguments.length){case 0:break;case 1:this.range(t);break;default:this.range(e).domain(t);break}return this}function Ot(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function Gt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function ht(){}var yt=.7,Lt=1/yt,Ct="\\s*([+-]?\\d+)\\s*",Ut="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",it="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",is=/^#([0-9a-f]{3,8})$/,ss=new RegExp(`^rgb\\(${Ct},${Ct},${Ct}\\)$`),as=new RegExp(`^rgb\\(${it},${it},${it}\\)$`),ls=new RegExp(`^rgba\\(${Ct},${Ct},${Ct},${Ut}\\)$`),cs=new RegExp(`^rgba\\(${it},${it},${it},${Ut}\\)$`),fs=new RegExp(`^hsl\\(${Ut},${it},${it}\\)$`),us=new RegExp(`^hsla\\(${Ut},${it},${it},${Ut}\\)$`),tr={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};Ot(ht,Tt,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:er,formatHex:er,formatHex8:hs,formatHsl:ds,formatRgb:nr,toString:nr});function er(){return this.rgb().formatHex()}function hs(){return this.rgb().formatHex8()}function ds(){return ur(this).formatHsl()}function nr(){return this.rgb().formatRgb()}function Tt(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=is.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?rr(e):n===3?new B(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?he(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?he(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=ss.exec(t))?new B(e[1],e[2],e[3],1):(e=as.exec(t))?new B(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=ls.exec(t))?he(e[1],e[2],e[3],e[4]):(e=cs.exec(t))?he(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=fs.exec(t))?sr(e[1],e[2]/100,e[3]/100,1):(e=us.exec(t))?sr(e[1],e[2]/100,e[3]/100,e[4]):tr.hasOwnProperty(t)?rr(tr[t]):t==="transparent"?new B(NaN,NaN,NaN,0):null}function rr(t){return new B(t>>16&255,t>>8&255,t&255,1)}function he(t,e,n,r){return r<=0&&(t=e=n=NaN),new B(t,e,n,r)}function rn(t){return t instanceof ht||(t=Tt(t)),t?(t=t.rgb(),new B(t.r,t.g,t.b,t.opacity)):new B}function Kt(t,e,n,r){return arguments.length===1?rn(t):new B(t,e,n,r??1)}function B(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}Ot(B,Kt,Gt(ht,{brighter(t){return t=t==null?Lt:Math.pow(Lt,t),new B(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?yt:Math.pow(yt,t),new B(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new B(bt(this.r),bt(this.g),bt(this.b),pe(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:or,formatHex:or,formatHex8:ps,formatRgb:ir,toString:ir}));function or(){return`#${xt(this.r)}${xt(this.g)}${xt(this.b)}`}function ps(){return`#${xt(this.r)}${xt(this.g)}${xt(this.b)}${xt((isNaN(this.opacity)?1:this.opacity)*255)}`}function ir(){let t=pe(this.opacity);return`${t===1?"rgb(":"rgba("}${bt(this.r)}, ${bt(this.g)}, ${bt(this.b)}${t===1?")":`, ${t})`}`}function pe(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function bt(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function xt(t){return t=bt(t),(t<16?"0":"")+t.toString(16)}function sr(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new nt(t,e,n,r)}function ur(t){if(t instanceof nt)return new nt(t.h,t.s,t.l,t.opacity);if(t instanceof ht||(t=Tt(t)),!t)return new nt;if(t instanceof nt)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,o=Math.min(e,n,r),i=Math.max(e,n,r),a=NaN,l=i-o,c=(i+o)/2;return l?(e===i?a=(n-r)/l+(n<r)*6:n===i?a=(r-e)/l+2:a=(e-n)/l+4,l/=c<.5?i+o:2-i-o,a*=60):l=c>0&&c<1?0:a,new nt(a,l,c,t.opacity)}function ge(t,e,n,r){return arguments.length===1?ur(t):new nt(t,e,n,r??1)}function nt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Ot(nt,ge,Gt(ht,{brighter(t){return t=t==null?Lt:Math.pow(Lt,t),new nt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?yt:Math.pow(yt,t),new nt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,o=2*n-r;return new B(Qe(t>=240?t-240:t+120,o,r),Qe(t,o,r),Qe(t<120?t+240:t-120,o,r),this.opacity)},clamp(){return new nt(ar(this.h),de(this.s),de(this.l),pe(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=pe(this.opacity);return`${t===1?"hsl(":"hsla("}${ar(this.h)}, ${de(this.s)*100}%, ${de(this.l)*100}%${t===1?")":`, ${t})`}`}}));function ar(t){return t=(t||0)%360,t<0?t+360:t}function de(t){return Math.max(0,Math.min(1,t||0))}function Qe(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var hr=Math.PI/180,dr=180/Math.PI,me=18,pr=.96422,mr=1,gr=.82521,xr=4/29,qt=6/29,br=3*qt*qt,ms=qt*qt*qt;function wr(t){if(t instanceof st)return new st(t.l,t.a,t.b,t.opacity);if(t instanceof ct)return vr(t);t instanceof B||(t=rn(t));var e=nn(t.r),n=nn(t.g),r=nn(t.b),o=Je((.2225045*e+.7168786*n+.0606169*r)/mr),i,a;return e===n&&n===r?i=a=o:(i=Je((.4360747*e+.3850649*n+.1430804*r)/pr),a=Je((.0139322*e+.0971045*n+.7141733*r)/gr)),new st(116*o-16,500*(i-o),200*(o-a),t.opacity)}function yr(t,e,n,r){return arguments.length===1?wr(t):new st(t,e,n,r??1)}function st(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}Ot(st,yr,Gt(ht,{brighter(t){return new st(this.l+me*(t??1),this.a,this.b,this.opacity)},darker(t){return new st(this.l-me*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=pr*tn(e),t=mr*tn(t),n=gr*tn(n),new B(en(3.1338561*e-1.6168667*t-.4906146*n),en(-.9787684*e+1.9161415*t+.033454*n),en(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function Je(t){return t>ms?Math.pow(t,1/3):t/br+xr}function tn(t){return t>qt?t*t*t:br*(t-xr)}function en(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function nn(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function gs(t){if(t instanceof ct)return new ct(t.h,t.c,t.l,t.opacity);if(t instanceof st||(t=wr(t)),t.a===0&&t.b===0)return new ct(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*dr;return new ct(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function xe(t,e,n,r){return arguments.length===1?gs(t):new ct(t,e,n,r??1)}function ct(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function vr(t){if(isNaN(t.h))return new st(t.l,0,0,t.opacity);var e=t.h*hr;return new st(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}Ot(ct,xe,Gt(ht,{brighter(t){return new ct(this.h,this.c,this.l+me*(t??1),this.opacity)},darker(t){return new ct(this.h,this.c,this.l-me*(t??1),this.opacity)},rgb(){return vr(this).rgb()}}));var kr=-.14861,on=1.78277,sn=-.29227,be=-.90649,Wt=1.97294,lr=Wt*be,cr=Wt*on,fr=on*sn-be*kr;function xs(t){if(t instanceof wt)return new wt(t.h,t.s,t.l,t.opacity);t instanceof B||(t=rn(t));var e=t.r/255,n=t.g/255,r=t.b/255,o=(fr*r+lr*e-cr*n)/(fr+lr-cr),i=r-o,a=(Wt*(n-o)-sn*i)/be,l=Math.sqrt(a*a+i*i)/(Wt*o*(1-o)),c=l?Math.atan2(a,i)*dr-120:NaN;return new wt(c<0?c+360:c,l,o,t.opacity)}function we(t,e,n,r){return arguments.length===1?xs(t):new wt(t,e,n,r??1)}function wt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Ot(wt,we,Gt(ht,{brighter(t){return t=t==null?Lt:Math.pow(Lt,t),new wt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?yt:Math.pow(yt,t),new wt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*hr,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),o=Math.sin(t);return new B(255*(e+n*(kr*r+on*o)),255*(e+n*(sn*r+be*o)),255*(e+n*(Wt*r)),this.opacity)}}));function Ar(t,e,n,r,o){var i=t*t,a=i*t;return((1-3*t+3*i-a)*e+(4-6*i+3*a)*n+(1+3*t+3*i-3*a)*r+a*o)/6}function bs(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),o=t[r],i=t[r+1],a=r>0?t[r-1]:2*o-i,l=r<e-1?t[r+2]:2*i-o;return Ar((n-r/e)*e,a,o,i,l)}}function ws(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),o=t[(r+e-1)%e],i=t[r%e],a=t[(r+1)%e],l=t[(r+2)%e];return Ar((n-r/e)*e,o,i,a,l)}}var ve=t=>()=>t;function Sr(t,e){return function(n){return t+n*e}}function ys(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function fn(t,e){var n=e-t;return n?Sr(t,n>180||n<-180?n-360*Math.round(n/360):n):ve(isNaN(t)?e:t)}function vs(t){return(t=+t)==1?K:function(e,n){return n-e?ys(e,n,t):ve(isNaN(e)?n:e)}}function K(t,e){var n=e-t;return n?Sr(t,n):ve(isNaN(t)?e:t)}var Mr=(function t(e){var n=vs(e);function r(o,i){var a=n((o=Kt(o)).r,(i=Kt(i)).r),l=n(o.g,i.g),c=n(o.b,i.b),s=K(o.opacity,i.opacity);return function(f){return o.r=a(f),o.g=l(f),o.b=c(f),o.opacity=s(f),o+""}}return r.gamma=t,r})(1);function Nr(t){return function(e){var n=e.length,r=new Array(n),o=new Array(n),i=new Array(n),a,l;for(a=0;a<n;++a)l=Kt(e[a]),r[a]=l.r||0,o[a]=l.g||0,i[a]=l.b||0;return r=t(r),o=t(o),i=t(i),l.opacity=1,function(c){return l.r=r(c),l.g=o(c),l.b=i(c),l+""}}}var Wl=Nr(bs),Gl=Nr(ws);function ks(t,e){e||(e=[]);var n=t?Math.min(e.length,t.length):0,r=e.slice(),o;return function(i){for(o=0;o<n;++o)r[o]=t[o]*(1-i)+e[o]*i;return r}}function Ms(t){return ArrayBuffer.isView(t)&&!(t instanceof DataView)}function $s(t,e){var n=e?e.length:0,r=t?Math.min(n,t.length):0,o=new Array(r),i=new Array(n),a;for(a=0;a<r;++a)o[a]=ke(t[a],e[a]);for(;a<n;++a)i[a]=e[a];return function(l){for(a=0;a<r;++a)i[a]=o[a](l);return i}}function _s(t,e){var n=new Date;return t=+t,e=+e,function(r){return n.setTime(t*(1-r)+e*r),n}}function rt(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}function As(t,e){var n={},r={},o;(t===null||typeof t!="object")&&(t={}),(e===null||typeof e!="object")&&(e={});for(o in e)o in t?n[o]=ke(t[o],e[o]):r[o]=e[o];return function(i){for(o in n)r[o]=n[o](i);return r}}var ln=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,an=new RegExp(ln.source,"g");function Ss(t){return function(){return t}}function Ns(t){return function(e){return t(e)+""}}function Es(t,e){var n=ln.lastIndex=an.lastIndex=0,r,o,i,a=-1,l=[],c=[];for(t=t+"",e=e+"";(r=ln.exec(t))&&(o=an.exec(e));)(i=o.index)>n&&(i=e.slice(n,i),l[a]?l[a]+=i:l[++a]=i),(r=r[0])===(o=o[0])?l[a]?l[a]+=o:l[++a]=o:(l[++a]=null,c.push({i:a,x:rt(r,o)})),n=an.lastIndex;return n<e.length&&(i=e.slice(n),l[a]?l[a]+=i:l[++a]=i),l.length<2?c[0]?Ns(c[0].x):Ss(e):(e=c.length,function(s){for(var f=0,u;f<e;++f)l[(u=c[f]).i]=u.x(s);return l.join("")})}function ke(t,e){var n=typeof e,r;return e==null||n==="boolean"?ve(e):(n==="number"?rt:n==="string"?(r=Tt(e))?(e=r,Mr):Es:e instanceof Tt?Mr:e instanceof Date?_s:Ms(e)?ks:Array.isArray(e)?$s:typeof e.valueOf!="function"&&typeof e.toString!="function"||isNaN(e)?As:rt)(t,e)}function Er(t,e){return t=+t,e=+e,function(n){return Math.round(t*(1-n)+e*n)}}var $r=180/Math.PI,cn={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Cr(t,e,n,r,o,i){var a,l,c;return(a=Math.sqrt(t*t+e*e))&&(t/=a,e/=a),(c=t*n+e*r)&&(n-=t*c,r-=e*c),(l=Math.sqrt(n*n+r*r))&&(n/=l,r/=l,c/=l),t*r<e*n&&(t=-t,e=-e,c=-c,a=-a),{translateX:o,translateY:i,rotate:Math.atan2(e,t)*$r,skewX:Math.atan(c)*$r,scaleX:a,scaleY:l}}var ye;function Cs(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?cn:Cr(e.a,e.b,e.c,e.d,e.e,e.f)}function qs(t){return t==null||(ye||(ye=document.createElementNS("http://www.w3.org/2000/svg","g")),ye.setAttribute("transform",t),!(t=ye.transform.baseVal.consolidate()))?cn:(t=t.matrix,Cr(t.a,t.b,t.c,t.d,t.e,t.f))}function qr(t,e,n,r){function o(s){return s.length?s.pop()+" ":""}function i(s,f,u,h,d,p){if(s!==u||f!==h){var m=d.push("translate(",null,e,null,n);p.push({i:m-4,x:rt(s,u)},{i:m-2,x:rt(f,h)})}else(u||h)&&d.push("translate("+u+e+h+n)}function a(s,f,u,h){s!==f?(s-f>180?f+=360:f-s>180&&(s+=360),h.push({i:u.push(o(u)+"rotate(",null,r)-2,x:rt(s,f)})):f&&u.push(o(u)+"rotate("+f+r)}function l(s,f,u,h){s!==f?h.push({i:u.push(o(u)+"skewX(",null,r)-2,x:rt(s,f)}):f&&u.push(o(u)+"skewX("+f+r)}function c(s,f,u,h,d,p){if(s!==u||f!==h){var m=d.push(o(d)+"scale(",null,",",null,")");p.push({i:m-4,x:rt(s,u)},{i:m-2,x:rt(f,h)})}else(u!==1||h!==1)&&d.push(o(d)+"scale("+u+","+h+")")}return function(s,f){var u=[],h=[];return s=t(s),f=t(f),i(s.translateX,s.translateY,f.translateX,f.translateY,u,h),a(s.rotate,f.rotate,u,h),l(s.skewX,f.skewX,u,h),c(s.scaleX,s.scaleY,f.scaleX,f.scaleY,u,h),s=f=null,function(d){for(var p=-1,m=h.length,x;++p<m;)u[(x=h[p]).i]=x.x(d);return u.join("")}}}var Kl=qr(Cs,"px, ","px)","deg)"),Zl=qr(qs,", ",")",")"),Ls=1e-12;function _r(t){return((t=Math.exp(t))+1/t)/2}function Os(t){return((t=Math.exp(t))-1/t)/2}function Ts(t){return((t=Math.exp(2*t))-1)/(t+1)}var Ql=(function t(e,n,r){function o(i,a){var l=i[0],c=i[1],s=i[2],f=a[0],u=a[1],h=a[2],d=f-l,p=u-c,m=d*d+p*p,x,g;if(m<Ls)g=Math.log(h/s)/e,x=function($){return[l+$*d,c+$*p,s*Math.exp(e*$*g)]};else{var b=Math.sqrt(m),v=(h*h-s*s+r*m)/(2*s*n*b),w=(h*h-s*s-r*m)/(2*h*n*b),y=Math.log(Math.sqrt(v*v+1)-v),k=Math.log(Math.sqrt(w*w+1)-w);g=(k-y)/e,x=function($){var E=$*g,N=_r(y),M=s/(n*b)*(N*Ts(e*E+y)-Os(y));return[l+M*d,c+M*p,s*N/_r(e*E+y)]}}return x.duration=Math.abs(g)*1e3*e/Math.SQRT2,x}return o.rho=function(i){var a=Math.max(.001,+i),l=a*a,c=l*l;return t(a,l,c)},o})(Math.SQRT2,2,4);function Lr(t){return function(e,n){var r=t((e=ge(e)).h,(n=ge(n)).h),o=K(e.s,n.s),i=K(e.l,n.l),a=K(e.opacity,n.opacity);return function(l){return e.h=r(l),e.s=o(l),e.l=i(l),e.opacity=a(l),e+""}}}var Jl=Lr(fn),tc=Lr(K);function Or(t){return function(e,n){var r=t((e=xe(e)).h,(n=xe(n)).h),o=K(e.c,n.c),i=K(e.l,n.l),a=K(e.opacity,n.opacity);return function(l){return e.h=r(l),e.c=o(l),e.l=i(l),e.opacity=a(l),e+""}}}var ec=Or(fn),nc=Or(K);function Tr(t){return(function e(n){n=+n;function r(o,i){var a=t((o=we(o)).h,(i=we(i)).h),l=K(o.s,i.s),c=K(o.l,i.l),s=K(o.opacity,i.opacity);return function(f){return o.h=a(f),o.s=l(f),o.l=c(Math.pow(f,n)),o.opacity=s(f),o+""}}return r.gamma=e,r})(1)}var rc=Tr(fn),oc=Tr(K);function un(t){return function(){return t}}function hn(t){return+t}var Rr=[0,1];function Rt(t){return t}function dn(t,e){return(e-=t=+t)?function(n){return(n-t)/e}:un(isNaN(e)?NaN:.5)}function Rs(t,e){var n;return t>e&&(n=t,t=e,e=n),function(r){return Math.max(t,Math.min(e,r))}}function zs(t,e,n){var r=t[0],o=t[1],i=e[0],a=e[1];return o<r?(r=dn(o,r),i=n(a,i)):(r=dn(r,o),i=n(i,a)),function(l){return i(r(l))}}function Fs(t,e,n){var r=Math.min(t.length,e.length)-1,o=new Array(r),i=new Array(r),a=-1;for(t[r]<t[0]&&(t=t.slice().reverse(),e=e.slice().reverse());++a<r;)o[a]=dn(t[a],t[a+1]),i[a]=n(e[a],e[a+1]);return function(l){var c=Yn(t,l,1,r)-1;return i[c](o[c](l))}}function zr(t,e){return e.domain(t.domain()).range(t.range()).interpolate(t.interpolate()).clamp(t.clamp()).unknown(t.unknown())}function Ps(){var t=Rr,e=Rr,n=ke,r,o,i,a=Rt,l,c,s;function f(){var h=Math.min(t.length,e.length);return a!==Rt&&(a=Rs(t[0],t[h-1])),l=h>2?Fs:zs,c=s=null,u}function u(h){return h==null||isNaN(h=+h)?i:(c||(c=l(t.map(r),e,n)))(r(a(h)))}return u.invert=function(h){return a(o((s||(s=l(e,t.map(r),rt)))(h)))},u.domain=function(h){return arguments.length?(t=Array.from(h,hn),f()):t.slice()},u.range=function(h){return arguments.length?(e=Array.from(h),f()):e.slice()},u.rangeRound=function(h){return e=Array.from(h),n=Er,f()},u.clamp=function(h){return arguments.length?(a=h?!0:Rt,f()):a!==Rt},u.interpolate=function(h){return arguments.length?(n=h,f()):n},u.unknown=function(h){return arguments.length?(i=h,u):i},function(h,d){return r=h,o=d,f()}}function pn(){return Ps()(Rt,Rt)}function Is(t){return Math.abs(t=Math.round(t))>=1e21?t.toLocaleString("en").replace(/,/g,""):t.toString(10)}function $e(t,e){if(!isFinite(t)||t===0)return null;var n=(t=e?t.toExponential(e-1):t.toExponential()).indexOf("e"),r=t.slice(0,n);return[r.length>1?r[0]+r.slice(2):r,+t.slice(n+1)]}function zt(t){return t=$e(Math.abs(t)),t?t[1]:NaN}function Vs(t,e){return function(n,r){for(var o=n.length,i=[],a=0,l=t[0],c=0;o>0&&l>0&&(c+l+1>r&&(l=Math.max(1,r-c)),i.push(n.substring(o-=l,o+l)),!((c+=l+1)>r));)l=t[a=(a+1)%t.length];return i.reverse().join(e)}}function Ds(t){return function(e){return e.replace(/[0-9]/g,function(n){return t[+n]})}}var Bs=/^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;function Zt(t){if(!(e=Bs.exec(t)))throw new Error("invalid format: "+t);var e;return new mn({fill:e[1],align:e[2],sign:e[3],symbol:e[4],zero:e[5],width:e[6],comma:e[7],precision:e[8]&&e[8].slice(1),trim:e[9],type:e[10]})}Zt.prototype=mn.prototype;function mn(t){this.fill=t.fill===void 0?" ":t.fill+"",this.align=t.align===void 0?">":t.align+"",this.sign=t.sign===void 0?"-":t.sign+"",this.symbol=t.symbol===void 0?"":t.symbol+"",this.zero=!!t.zero,this.width=t.width===void 0?void 0:+t.width,this.comma=!!t.comma,this.precision=t.precision===void 0?void 0:+t.precision,this.trim=!!t.trim,this.type=t.type===void 0?"":t.type+""}mn.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};function Hs(t){t:for(var e=t.length,n=1,r=-1,o;n<e;++n)switch(t[n]){case".":r=o=n;break;case"0":r===0&&(r=n),o=n;break;default:if(!+t[n])break t;r>0&&(r=0);break}return r>0?t.slice(0,r)+t.slice(o+1):t}var _e;function Xs(t,e){var n=$e(t,e);if(!n)return _e=void 0,t.toPrecision(e);var r=n[0],o=n[1],i=o-(_e=Math.max(-8,Math.min(8,Math.floor(o/3)))*3)+1,a=r.length;return i===a?r:i>a?r+new Array(i-a+1).join("0"):i>0?r.slice(0,i)+"."+r.slice(i):"0."+new Array(1-i).join("0")+$e(t,Math.max(0,e+i-1))[0]}function Fr(t,e){var n=$e(t,e);if(!n)return t+"";var r=n[0],o=n[1];return o<0?"0."+new Array(-o).join("0")+r:r.length>o+1?r.slice(0,o+1)+"."+r.slice(o+1):r+new Array(o-r.length+2).join("0")}var Pr={"%":(t,e)=>(t*100).toFixed(e),b:t=>Math.round(t).toString(2),c:t=>t+"",d:Is,e:(t,e)=>t.toExponential(e),f:(t,e)=>t.toFixed(e),g:(t,e)=>t.toPrecision(e),o:t=>Math.round(t).toString(8),p:(t,e)=>Fr(t*100,e),r:Fr,s:Xs,X:t=>Math.round(t).toString(16).toUpperCase(),x:t=>Math.round(t).toString(16)};function Ir(t){return t}var Vr=Array.prototype.map,Dr=["y","z","a","f","p","n","µ","m","","k","M","G","T","P","E","Z","Y"];function js(t){var e=t.grouping===void 0||t.thousands===void 0?Ir:Vs(Vr.call(t.grouping,Number),t.thousands+""),n=t.currency===void 0?"":t.currency[0]+"",r=t.currency===void 0?"":t.currency[1]+"",o=t.decimal===void 0?".":t.decimal+"",i=t.numerals===void 0?Ir:Ds(Vr.call(t.numerals,String)),a=t.percent===void 0?"%":t.percent+"",l=t.minus===void 0?"−":t.minus+"",c=t.nan===void 0?"NaN":t.nan+"";function s(u,h){u=Zt(u);var d=u.fill,p=u.align,m=u.sign,x=u.symbol,g=u.zero,b=u.width,v=u.comma,w=u.precision,y=u.trim,k=u.type;k==="n"?(v=!0,k="g"):Pr[k]||(w===void 0&&(w=12),y=!0,k="g"),(g||d==="0"&&p==="=")&&(g=!0,d="0",p="=");var $=(h&&h.prefix!==void 0?h.prefix:"")+(x==="$"?n:x==="#"&&/[boxX]/.test(k)?"0"+k.toLowerCase():""),E=(x==="$"?r:/[%p]/.test(k)?a:"")+(h&&h.suffix!==void 0?h.suffix:""),N=Pr[k],M=/[defgprs%]/.test(k);w=w===void 0?6:/[gprs]/.test(k)?Math.max(1,Math.min(21,w)):Math.max(0,Math.min(20,w));function L(q){var A=$,O=E,R,z,Y;if(k==="c")O=N(q)+O,q="";else{q=+q;var F=q<0||1/q<0;if(q=isNaN(q)?c:N(Math.abs(q),w),y&&(q=Hs(q)),F&&+q==0&&m!=="+"&&(F=!1),A=(F?m==="("?m:l:m==="-"||m==="("?"":m)+A,O=(k==="s"&&!isNaN(q)&&_e!==void 0?Dr[8+_e/3]:"")+O+(F&&m==="("?")":""),M){for(R=-1,z=q.length;++R<z;)if(Y=q.charCodeAt(R),48>Y||Y>57){O=(Y===46?o+q.slice(R+1):q.slice(R))+O,q=q.slice(0,R);break}}}v&&!g&&(q=e(q,1/0));var U=A.length+q.length+O.length,X=U<b?new Array(b-U+1).join(d):"";switch(v&&g&&(q=e(X+q,X.length?b-O.length:1/0),X=""),p){case"<":q=A+q+O+X;break;case"=":q=A+X+q+O;break;case"^":q=X.slice(0,U=X.length>>1)+A+q+O+X.slice(U);break;default:q=X+A+q+O;break}return i(q)}return L.toString=function(){return u+""},L}function f(u,h){var d=Math.max(-8,Math.min(8,Math.floor(zt(h)/3)))*3,p=Math.pow(10,-d),m=s((u=Zt(u),u.type="f",u),{suffix:Dr[8+d/3]});return function(x){return m(p*x)}}return{format:s,formatPrefix:f}}var Me,gn,xn;Ys({thousands:",",grouping:[3],currency:["$",""]});function Ys(t){return Me=js(t),gn=Me.format,xn=Me.formatPrefix,Me}function Br(t){return Math.max(0,-zt(Math.abs(t)))}function Hr(t,e){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(zt(e)/3)))*3-zt(Math.abs(t)))}function Xr(t,e){return t=Math.abs(t),e=Math.abs(e)-t,Math.max(0,zt(e)-zt(t))+1}function bn(t,e,n,r){var o=Kn(t,e,n),i;switch(r=Zt(r??",f"),r.type){case"s":{var a=Math.max(Math.abs(t),Math.abs(e));return r.precision==null&&!isNaN(i=Hr(o,a))&&(r.precision=i),xn(r,a)}case"":case"e":case"g":case"p":case"r":{r.precision==null&&!isNaN(i=Xr(o,Math.max(Math.abs(t),Math.abs(e))))&&(r.precision=i-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(i=Br(o))&&(r.precision=i-(r.type==="%")*2);break}}return gn(r)}function Us(t){var e=t.domain;return t.ticks=function(n){var r=e();return ue(r[0],r[r.length-1],n??10)},t.tickFormat=function(n,r){var o=e();return bn(o[0],o[o.length-1],n??10,r)},t.nice=function(n){n==null&&(n=10);var r=e(),o=0,i=r.length-1,a=r[o],l=r[i],c,s,f=10;for(l<a&&(s=a,a=l,l=s,s=o,o=i,i=s);f-- >0;){if(s=Yt(a,l,n),s===c)return r[o]=a,r[i]=l,e(r);if(s>0)a=Math.floor(a/s)*s,l=Math.ceil(l/s)*s;else if(s<0)a=Math.ceil(a*s)/s,l=Math.floor(l*s)/s;else break;c=s}return t},t}function Ft(){var t=pn();return t.copy=function(){return zr(t,Ft())},Jn.apply(t,arguments),Us(t)}var Ae="http://www.w3.org/1999/xhtml",wn={svg:"http://www.w3.org/2000/svg",xhtml:Ae,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Se(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),wn.hasOwnProperty(e)?{space:wn[e],local:t}:t}function Ws(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Ae&&e.documentElement.namespaceURI===Ae?e.createElement(t):e.createElementNS(n,t)}}function Gs(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function Ne(t){var e=Se(t);return(e.local?Gs:Ws)(e)}function Ks(){}function Ee(t){return t==null?Ks:function(){return this.querySelector(t)}}function jr(t){typeof t!="function"&&(t=Ee(t));for(var e=this._groups,n=e.length,r=new Array(n),o=0;o<n;++o)for(var i=e[o],a=i.length,l=r[o]=new Array(a),c,s,f=0;f<a;++f)(c=i[f])&&(s=t.call(c,c.__data__,f,i))&&("__data__"in c&&(s.__data__=c.__data__),l[f]=s);return new I(r,this._parents)}function yn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Zs(){return[]}function Yr(t){return t==null?Zs:function(){return this.querySelectorAll(t)}}function Qs(t){return function(){return yn(t.apply(this,arguments))}}function Ur(t){typeof t=="function"?t=Qs(t):t=Yr(t);for(var e=this._groups,n=e.length,r=[],o=[],i=0;i<n;++i)for(var a=e[i],l=a.length,c,s=0;s<l;++s)(c=a[s])&&(r.push(t.call(c,c.__data__,s,a)),o.push(c));return new I(r,o)}function Wr(t){return function(){return this.matches(t)}}function Ce(t){return function(e){return e.matches(t)}}var Js=Array.prototype.find;function ta(t){return function(){return Js.call(this.children,t)}}function ea(){return this.firstElementChild}function Gr(t){return this.select(t==null?ea:ta(typeof t=="function"?t:Ce(t)))}var na=Array.prototype.filter;function ra(){return Array.from(this.children)}function oa(t){return function(){return na.call(this.children,t)}}function Kr(t){return this.selectAll(t==null?ra:oa(typeof t=="function"?t:Ce(t)))}function Zr(t){typeof t!="function"&&(t=Wr(t));for(var e=this._groups,n=e.length,r=new Array(n),o=0;o<n;++o)for(var i=e[o],a=i.length,l=r[o]=[],c,s=0;s<a;++s)(c=i[s])&&t.call(c,c.__data__,s,i)&&l.push(c);return new I(r,this._parents)}function qe(t){return new Array(t.length)}function Qr(){return new I(this._enter||this._groups.map(qe),this._parents)}function Qt(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Qt.prototype={constructor:Qt,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Jr(t){return function(){return t}}function ia(t,e,n,r,o,i){for(var a=0,l,c=e.length,s=i.length;a<s;++a)(l=e[a])?(l.__data__=i[a],r[a]=l):n[a]=new Qt(t,i[a]);for(;a<c;++a)(l=e[a])&&(o[a]=l)}function sa(t,e,n,r,o,i,a){var l,c,s=new Map,f=e.length,u=i.length,h=new Array(f),d;for(l=0;l<f;++l)(c=e[l])&&(h[l]=d=a.call(c,c.__data__,l,e)+"",s.has(d)?o[l]=c:s.set(d,c));for(l=0;l<u;++l)d=a.call(t,i[l],l,i)+"",(c=s.get(d))?(r[l]=c,c.__data__=i[l],s.delete(d)):n[l]=new Qt(t,i[l]);for(l=0;l<f;++l)(c=e[l])&&s.get(h[l])===c&&(o[l]=c)}function aa(t){return t.__data__}function to(t,e){if(!arguments.length)return Array.from(this,aa);var n=e?sa:ia,r=this._parents,o=this._groups;typeof t!="function"&&(t=Jr(t));for(var i=o.length,a=new Array(i),l=new Array(i),c=new Array(i),s=0;s<i;++s){var f=r[s],u=o[s],h=u.length,d=la(t.call(f,f&&f.__data__,s,r)),p=d.length,m=l[s]=new Array(p),x=a[s]=new Array(p),g=c[s]=new Array(h);n(f,u,m,x,g,d,e);for(var b=0,v=0,w,y;b<p;++b)if(w=m[b]){for(b>=v&&(v=b+1);!(y=x[v])&&++v<p;);w._next=y||null}}return a=new I(a,r),a._enter=l,a._exit=c,a}function la(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function eo(){return new I(this._exit||this._groups.map(qe),this._parents)}function no(t,e,n){var r=this.enter(),o=this,i=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(o=e(o),o&&(o=o.selection())),n==null?i.remove():n(i),r&&o?r.merge(o).order():o}function ro(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,o=n.length,i=r.length,a=Math.min(o,i),l=new Array(o),c=0;c<a;++c)for(var s=n[c],f=r[c],u=s.length,h=l[c]=new Array(u),d,p=0;p<u;++p)(d=s[p]||f[p])&&(h[p]=d);for(;c<o;++c)l[c]=n[c];return new I(l,this._parents)}function oo(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],o=r.length-1,i=r[o],a;--o>=0;)(a=r[o])&&(i&&a.compareDocumentPosition(i)^4&&i.parentNode.insertBefore(a,i),i=a);return this}function io(t){t||(t=ca);function e(u,h){return u&&h?t(u.__data__,h.__data__):!u-!h}for(var n=this._groups,r=n.length,o=new Array(r),i=0;i<r;++i){for(var a=n[i],l=a.length,c=o[i]=new Array(l),s,f=0;f<l;++f)(s=a[f])&&(c[f]=s);c.sort(e)}return new I(o,this._parents).order()}function ca(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function so(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function ao(){return Array.from(this)}function lo(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],o=0,i=r.length;o<i;++o){var a=r[o];if(a)return a}return null}function co(){let t=0;for(let e of this)++t;return t}function fo(){return!this.node()}function uo(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var o=e[n],i=0,a=o.length,l;i<a;++i)(l=o[i])&&t.call(l,l.__data__,i,o);return this}function fa(t){return function(){this.removeAttribute(t)}}function ua(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ha(t,e){return function(){this.setAttribute(t,e)}}function da(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function pa(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function ma(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function ho(t,e){var n=Se(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?ua:fa:typeof e=="function"?n.local?ma:pa:n.local?da:ha)(n,e))}function Le(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function ga(t){return function(){this.style.removeProperty(t)}}function xa(t,e,n){return function(){this.style.setProperty(t,e,n)}}function ba(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function po(t,e,n){return arguments.length>1?this.each((e==null?ga:typeof e=="function"?ba:xa)(t,e,n??"")):wa(this.node(),t)}function wa(t,e){return t.style.getPropertyValue(e)||Le(t).getComputedStyle(t,null).getPropertyValue(e)}function ya(t){return function(){delete this[t]}}function va(t,e){return function(){this[t]=e}}function ka(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function mo(t,e){return arguments.length>1?this.each((e==null?ya:typeof e=="function"?ka:va)(t,e)):this.node()[t]}function go(t){return t.trim().split(/^|\s+/)}function vn(t){return t.classList||new xo(t)}function xo(t){this._node=t,this._names=go(t.getAttribute("class")||"")}xo.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function bo(t,e){for(var n=vn(t),r=-1,o=e.length;++r<o;)n.add(e[r])}function wo(t,e){for(var n=vn(t),r=-1,o=e.length;++r<o;)n.remove(e[r])}function Ma(t){return function(){bo(this,t)}}function $a(t){return function(){wo(this,t)}}function _a(t,e){return function(){(e.apply(this,arguments)?bo:wo)(this,t)}}function yo(t,e){var n=go(t+"");if(arguments.length<2){for(var r=vn(this.node()),o=-1,i=n.length;++o<i;)if(!r.contains(n[o]))return!1;return!0}return this.each((typeof e=="function"?_a:e?Ma:$a)(n,e))}function Aa(){this.textContent=""}function Sa(t){return function(){this.textContent=t}}function Na(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function vo(t){return arguments.length?this.each(t==null?Aa:(typeof t=="function"?Na:Sa)(t)):this.node().textContent}function Ea(){this.innerHTML=""}function Ca(t){return function(){this.innerHTML=t}}function qa(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function ko(t){return arguments.length?this.each(t==null?Ea:(typeof t=="function"?qa:Ca)(t)):this.node().innerHTML}function La(){this.nextSibling&&this.parentNode.appendChild(this)}function Mo(){return this.each(La)}function Oa(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function $o(){return this.each(Oa)}function _o(t){var e=typeof t=="function"?t:Ne(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Ta(){return null}function Ao(t,e){var n=typeof t=="function"?t:Ne(t),r=e==null?Ta:typeof e=="function"?e:Ee(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Ra(){var t=this.parentNode;t&&t.removeChild(this)}function So(){return this.each(Ra)}function za(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Fa(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function No(t){return this.select(t?Fa:za)}function Eo(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Pa(t){return function(e){t.call(this,e,this.__data__)}}function Ia(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Va(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,o=e.length,i;n<o;++n)i=e[n],(!t.type||i.type===t.type)&&i.name===t.name?this.removeEventListener(i.type,i.listener,i.options):e[++r]=i;++r?e.length=r:delete this.__on}}}function Da(t,e,n){return function(){var r=this.__on,o,i=Pa(e);if(r){for(var a=0,l=r.length;a<l;++a)if((o=r[a]).type===t.type&&o.name===t.name){this.removeEventListener(o.type,o.listener,o.options),this.addEventListener(o.type,o.listener=i,o.options=n),o.value=e;return}}this.addEventListener(t.type,i,n),o={type:t.type,name:t.name,value:e,listener:i,options:n},r?r.push(o):this.__on=[o]}}function Co(t,e,n){var r=Ia(t+""),o,i=r.length,a;if(arguments.length<2){var l=this.node().__on;if(l){for(var c=0,s=l.length,f;c<s;++c)for(o=0,f=l[c];o<i;++o)if((a=r[o]).type===f.type&&a.name===f.name)return f.value}return}for(l=e?Da:Va,o=0;o<i;++o)this.each(l(r[o],e,n));return this}function qo(t,e,n){var r=Le(t),o=r.CustomEvent;typeof o=="function"?o=new o(e,n):(o=r.document.createEvent("Event"),n?(o.initEvent(e,n.bubbles,n.cancelable),o.detail=n.detail):o.initEvent(e,!1,!1)),t.dispatchEvent(o)}function Ba(t,e){return function(){return qo(this,t,e)}}function Ha(t,e){return function(){return qo(this,t,e.apply(this,arguments))}}function Lo(t,e){return this.each((typeof e=="function"?Ha:Ba)(t,e))}function*Oo(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],o=0,i=r.length,a;o<i;++o)(a=r[o])&&(yield a)}var kn=[null];function I(t,e){this._groups=t,this._parents=e}function Xa(){return new I([[document.documentElement]],kn)}function ja(){return this}I.prototype=Xa.prototype={constructor:I,select:jr,selectAll:Ur,selectChild:Gr,selectChildren:Kr,filter:Zr,data:to,enter:Qr,exit:eo,join:no,merge:ro,selection:ja,order:oo,sort:io,call:so,nodes:ao,node:lo,size:co,empty:fo,each:uo,attr:ho,style:po,property:mo,classed:yo,text:vo,html:ko,raise:Mo,lower:$o,append:_o,insert:Ao,remove:So,clone:No,datum:Eo,on:Co,dispatch:Lo,[Symbol.iterator]:Oo};function Oe(t){return typeof t=="string"?new I([[document.querySelector(t)]],[document.documentElement]):new I([[t]],kn)}var dt={top:10,right:18,bottom:34,left:44};function V({title:t,x:e,y:n,ratio:r,top:o=dt.top,onresize:i}){let a=Ft(),l=Ft(),c=W("clip"),s=_("rect"),f=_("g",{"clip-path":`url(#${c})`}),u=_("g"),h=_("g",{class:"axis"}),d=_("g",{class:"axis"}),p=_("text",{class:"axis-label","text-anchor":"end"},e),m=_("text",{class:"axis-label"},n),x=_("svg",{role:"img","aria-label":t},_("defs",{},_("clipPath",{id:c},s)),f,h,d,p,m,u),g=0,b=!0,v={node:x,back:f,front:u,x:a,y:l,width:0,height:0,axes(){let y=Math.max(2,Math.round(v.width/70));Oe(h).call(Ke(a).ticks(y,"~r").tickSize(4)),Oe(d).call(Ze(l).ticks(Math.max(2,Math.round(v.height/55)),"~r").tickSize(4))},fit(){b&&(g=Math.round(x.parentElement?.clientWidth||0)),b=!1;let y=g;if(y<60)return!1;if(y===v.width)return!0;let k=Math.round(y*r);Object.assign(v,{width:y,height:k});let $=y-dt.right,E=k-dt.bottom;return x.setAttribute("viewBox",`0 0 ${y} ${k}`),a.range([dt.left,$]),l.range([E,o]),C(s,{x:dt.left,y:o,width:$-dt.left,height:E-o}),C(h,{transform:`translate(0,${E})`}),C(d,{transform:`translate(${dt.left},0)`}),C(p,{x:$,y:k-3}),C(m,{x:dt.left+5,y:o+9}),!0},remove:()=>w.disconnect()},w=new ResizeObserver(()=>{b=!0,i()});return w.observe(x),v}function C(t,e){for(let[n,r]of Object.entries(e))t.setAttribute(n,String(r))}function Jt(t){let e=V({title:"Data, probability and boundary",x:"x₁",y:"x₂",ratio:.92,top:24,onresize:t}),n=W("probability"),r=_("linearGradient",{id:n,gradientUnits:"userSpaceOnUse"}),o=_("rect",{width:"100%",height:"100%",fill:`url(#${n})`}),i=_("path",{class:"boundary"}),a=_("g"),l=_("g",{class:"legend"});e.back.append(r,o,a,i),e.front.append(l);let c,s=[],f=0;function u(d){let p=g=>{let b=d.X.filter((y,k)=>k%2===g),[v,w]=[Math.min(...b),Math.max(...b)];return[v-.06*(w-v),w+.06*(w-v)]};e.x.domain(d.domain??p(0)),e.y.domain(d.domain??p(1)),d.sameUnits&&Ya(e),e.axes();let m=d.n>400?.75:1;s=Array.from(d.y,(g,b)=>Pt(g,e.x(d.X[2*b]),e.y(d.X[2*b+1]),m)),a.replaceChildren(...s);let x=[[0,"","class 0"],[1,"","class 1"],[1,"wrong","wrong side"]];l.replaceChildren(...x.flatMap(([g,b,v],w)=>{let y=Pt(g,52+84*w,10,1.1);return b&&y.classList.add(b),[y,_("text",{x:62+84*w,y:14},v)]})),c=d,f=e.width}function h({data:d,theta:p,level:m=0}){(c!==d||f!==e.width)&&u(d),s.forEach((y,k)=>{let $=Z(p,d,k)>m!=(d.y[k]===1);y.classList.contains("wrong")!==$&&y.classList.toggle("wrong",$)});let x=Mn(e,p);if(o.setAttribute("visibility",x?"visible":"hidden"),i.setAttribute("visibility",x?"visible":"hidden"),!x)return;let[g,b]=x.at(-6),[v,w]=x.at(6);C(r,{x1:g,y1:b,x2:v,y2:w}),r.firstChild||r.append(...Ua()),i.setAttribute("d",x.line(m))}return{node:e.node,fit:e.fit,draw:h,remove:e.remove,frame:e}}function Mn({x:t,y:e,width:n,height:r},o){let[i,a]=[t.invert(0),e.invert(0)],l=o[0]*(t.invert(1)-i),c=o[1]*(e.invert(1)-a),s=o[0]*i+o[1]*a+o[2],f=l*l+c*c;if(!f)return;let u=Math.sqrt(f),h=(d,[p,m]=[0,0])=>{let x=(d-s-l*p-c*m)/f;return[p+x*l,m+x*c]};return{at:h,normal:[l/u,c/u],line(d){let[p,m]=h(d),x=4*(n+r+Math.hypot(p,m)),[g,b]=[-c/u*x,l/u*x];return`M${p-g},${m-b}L${p+g},${m+b}`}}}function Ya({x:t,y:e}){let n=s=>Math.abs(s(1)-s(0)),[r,o]=n(t)>n(e)?[t,n(t)/n(e)]:[e,n(e)/n(t)],[i,a]=r.domain(),[l,c]=[(i+a)/2,o*(a-i)/2];r.domain([l-c,l+c])}function Ua(){return Array.from({length:25},(t,e)=>{let n=P(e/2-6);return _("stop",{offset:e/24,"stop-color":`var(--class-${n<.5?0:1})`,"stop-opacity":.35*Math.abs(2*n-1)})})}function Pt(t,e,n,r){let o=t?"M0-5L4.6 3.2H-4.6Z":"M-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0";return _("g",{class:`mark class-${t}`,transform:`translate(${e},${n}) scale(${r})`},_("path",{class:"halo",d:o}),_("path",{d:o}))}var Wa=1/3;function To(t){let e=Jt(t),{frame:n}=e;n.node.setAttribute("aria-label","Points, probability, boundary, and w as an arrow");let r=_("path",{class:"half"}),o=_("path",{class:"reach","stroke-dasharray":"1 3"}),i=_("path",{class:"cross",d:"M-5 0H5M0-5V5"}),a=_("path",{class:"arrow"}),[l,c,s]=["w","p = 0.5",""].map(h=>_("text",{class:"label","text-anchor":"middle"},h));n.back.append(r,o,i,a,l,c,s);function f(h){e.draw(h);let{x:d,y:p}=n,m=Mn(n,h.theta),x=[r,o,a,l,c,s];for(let q of x)q.setAttribute("visibility",m?"visible":"hidden");if(C(i,{transform:`translate(${d(0)},${p(0)})`}),!m)return;let[g,b]=m.normal,v=[(d.range()[0]+d.range()[1])/2,(p.range()[0]+p.range()[1])/2],w=m.at(0,v),y=m.at(0,[d(0),p(0)]);C(r,{d:m.line(0)}),C(o,{d:`M${d(0)},${p(0)}L${y}`});let k=Wa*h.steepness*Math.abs(d(1)-d(0)),$=(q,A=0)=>`${w[0]+q*g-A*b},${w[1]+q*b+A*g}`;C(a,{d:`M${w}L${$(k)}M${$(k+8)}L${$(k,4)}L${$(k,-4)}Z`}),C(l,{x:w[0]+(k+18)*g,y:w[1]+(k+18)*b+4});let E=.36*Math.abs(p.range()[0]-p.range()[1])*(g<0?-1:1),N=m.at(h.level,v),M=Math.hypot(N[0]-w[0],N[1]-w[1])>12;L(s,N,E),L(c,w,-E),s.textContent=`p = ${T(h.threshold,2)}`;function L(q,[A,O],R){let[z,Y]=d.range(),[F,U]=p.range(),[X,At]=[A+R*b,O-R*g],Ti=X>z&&X<Y&&At>U&&At<F;q.setAttribute("visibility",Ti&&M?"visible":"hidden"),C(q,{x:Math.min(Math.max(X,z+28),Y-28),y:Math.min(Math.max(At,U+26),F-6)})}}return{...e,draw:f,caption:"The arrow is w, a third of its length. The cross is the origin; the dots lead from it to the line."}}function Ro(t){let[e,n]=location.hash.slice(1).split("?",2);return!t||e!==t||!n||n.length>2e3?{}:Object.fromEntries(new URLSearchParams(n))}function $n(t,e){let n=new URLSearchParams(Object.entries(e).map(([r,o])=>[r,String(o)]));return`${location.href.split("#")[0]}#${t}?${n}`}function Te(t){try{history.replaceState(history.state,"",t)}catch{}}var j={number:(t,e)=>n=>{let r=n.trim()===""?NaN:Number(n);return r>=t&&r<=e?r:void 0},whole:(t,e)=>n=>{let r=j.number(t,e)(n);return r===void 0?void 0:Math.round(r)},oneOf:t=>e=>t.includes(e)?e:void 0};function at({model:t,el:e,key:n=""},r){let o=Object.keys(r.traits),i=()=>Object.fromEntries(o.map(M=>[M,t.get(M)])),a=i();if(n){for(let M of o)if(r.traits[M](String(a[M]))===void 0)throw new RangeError(`${M}: ${a[M]}`)}let l=zn(E),c=r.views(l),s=r.controls(x),f=r.choices??[],u=r.tasks&&In(r.tasks),h=D("Copy link",k),d=S("div",{class:"buttons"},...r.buttons??[],D("Reset",y));n&&d.append(h),d.append(...f.map(M=>M.node));let p=S("output",{class:"reading","aria-live":"polite"}),m=S("div",{class:`lab ${r.layout}`,role:"group","aria-label":r.title},...r.questions?[Pn(r.questions)]:[],...Object.entries(c).map(([M,{node:L,caption:q}])=>S("figure",{class:"view",style:`grid-area: ${M}`},L,...q?[S("figcaption",{},q)]:[])),S("div",{class:"controls"},...s.map(M=>M.node),d),p,...u?[u.node]:[]);function x(M){r.before?.(),g(M)}function g(M){for(let[L,q]of Object.entries(M))t.set(L,q);clearTimeout(b),b=window.setTimeout(v,150)}let b=0;function v(){t.save_changes(),n&&Te($n(n,i()))}function w(){let M=Ro(n);for(let L of o){let q=M[L]===void 0?void 0:r.traits[L](M[L]);q!==void 0&&t.set(L,q)}return Object.keys(M).length>0}function y(){r.before?.();for(let[M,L]of Object.entries(a))t.set(M,L);r.onreset?.(),u?.reset(),clearTimeout(b),t.save_changes(),n&&Te(location.href.split("#")[0])}async function k(){let M=$n(n,i());Te(M);let L="Link copied";try{await navigator.clipboard.writeText(M)}catch{L="Link is in the address bar"}h.textContent=L,window.setTimeout(()=>h.textContent="Copy link",2e3)}let $="";function E(){for(let A of[...s,...f])A.sync();let M=r.now();if(p.setAttribute("aria-busy",String(M===null||!!r.moving?.())),M===null)return;for(let A of Object.values(c))A.fit()&&A.draw(M);let L=r.say(M),q=L.map(A=>typeof A=="string"?A:A.value).join("");q!==$&&($=q,p.replaceChildren(...L.map(A=>typeof A=="string"?A:S("strong",{class:"changed"},A.value)))),u?.check(M)}let N=[...o,"start"].map(M=>`change:${M}`);for(let M of N)t.on(M,l);return n&&window.addEventListener("hashchange",w),e.append(m),n&&w()&&e.scrollIntoView({block:"start"}),l(),{set:g,change:x,redraw:l,remove(){clearTimeout(b),l.cancel();for(let M of N)t.off(M,l);window.removeEventListener("hashchange",w);for(let M of Object.values(c))M.remove();m.remove()}}}function vt(t){return function(){return t}}var te=Math.PI,_n=2*te,kt=1e-6,Ga=_n-kt;function zo(t){this._+=t[0];for(let e=1,n=t.length;e<n;++e)this._+=arguments[e]+t[e]}function Ka(t){let e=Math.floor(t);if(!(e>=0))throw new Error(`invalid digits: ${t}`);if(e>15)return zo;let n=10**e;return function(r){this._+=r[0];for(let o=1,i=r.length;o<i;++o)this._+=Math.round(arguments[o]*n)/n+r[o]}}function Fo(t,e,n,r){return t===n&&e===r}function Za(t){let e=Math.floor(t);if(!(e<=15))return Fo;let n=10**e,r=function(o){return Math.round(o*n)};return function(o,i,a,l){return r(o)===r(a)&&r(i)===r(l)}}var It=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=e==null?zo:Ka(e),this._equal=e==null?Fo:Za(e)}moveTo(e,n){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+n}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,n){this._append`L${this._x1=+e},${this._y1=+n}`}quadraticCurveTo(e,n,r,o){this._append`Q${+e},${+n},${this._x1=+r},${this._y1=+o}`}bezierCurveTo(e,n,r,o,i,a){this._append`C${+e},${+n},${+r},${+o},${this._x1=+i},${this._y1=+a}`}arcTo(e,n,r,o,i){if(e=+e,n=+n,r=+r,o=+o,i=+i,i<0)throw new Error(`negative radius: ${i}`);let a=this._x1,l=this._y1,c=r-e,s=o-n,f=a-e,u=l-n,h=f*f+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=n}`;else if(h>kt)if(!(Math.abs(u*c-s*f)>kt)||!i)this._append`L${this._x1=e},${this._y1=n}`;else{let d=r-a,p=o-l,m=c*c+s*s,x=d*d+p*p,g=Math.sqrt(m),b=Math.sqrt(h),v=i*Math.tan((te-Math.acos((m+h-x)/(2*g*b)))/2),w=v/b,y=v/g;Math.abs(w-1)>kt&&this._append`L${e+w*f},${n+w*u}`,this._append`A${i},${i},0,0,${+(u*d>f*p)},${this._x1=e+y*c},${this._y1=n+y*s}`}}arc(e,n,r,o,i,a){if(e=+e,n=+n,r=+r,a=!!a,r<0)throw new Error(`negative radius: ${r}`);let l=r*Math.cos(o),c=r*Math.sin(o),s=e+l,f=n+c,u=1^a,h=a?o-i:i-o;if(this._x1===null?this._append`M${s},${f}`:(Math.abs(this._x1-s)>kt||Math.abs(this._y1-f)>kt)&&this._append`L${s},${f}`,!!r){if(h<0&&(h=h%_n+_n),h>Ga)this._append`A${r},${r},0,1,${u},${e-l},${n-c}A${r},${r},0,1,${u},${this._x1=s},${this._y1=f}`;else if(h>kt){let d=e+r*Math.cos(i),p=n+r*Math.sin(i);if(h>=te&&this._equal(s,f,d,p)){h/=2;let m=o+h;this._append`A${r},${r},0,${+(h>=te)},${u},${e+r*Math.cos(m)},${n+r*Math.sin(m)}`}this._append`A${r},${r},0,${+(h>=te)},${u},${this._x1=d},${this._y1=p}`}}}rect(e,n,r,o){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+n}h${r=+r}v${+o}h${-r}Z`}toString(){return this._}};function Qa(){return new It}Qa.prototype=It.prototype;function Po(t){let e=3;return t.digits=function(n){if(!arguments.length)return e;if(n==null)e=null;else{let r=Math.floor(n);if(!(r>=0))throw new RangeError(`invalid digits: ${n}`);e=r}return t},()=>new It(e)}var Gu=Array.prototype.slice;function Io(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Vo(t){this._context=t}Vo.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,e){switch(t=+t,e=+e,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,e):this._context.moveTo(t,e);break;case 1:this._point=2;default:this._context.lineTo(t,e);break}}};function Do(t){return new Vo(t)}function Bo(t){return t[0]}function Ho(t){return t[1]}function ot(t,e){var n=vt(!0),r=null,o=Do,i=null,a=Po(l);t=typeof t=="function"?t:t===void 0?Bo:vt(t),e=typeof e=="function"?e:e===void 0?Ho:vt(e);function l(c){var s,f=(c=Io(c)).length,u,h=!1,d;for(r==null&&(i=o(d=a())),s=0;s<=f;++s)!(s<f&&n(u=c[s],s,c))===h&&((h=!h)?i.lineStart():i.lineEnd()),h&&i.point(+t(u,s,c),+e(u,s,c));if(d)return i=null,d+""||null}return l.x=function(c){return arguments.length?(t=typeof c=="function"?c:vt(+c),l):t},l.y=function(c){return arguments.length?(e=typeof c=="function"?c:vt(+c),l):e},l.defined=function(c){return arguments.length?(n=typeof c=="function"?c:vt(!!c),l):n},l.curve=function(c){return arguments.length?(o=c,r!=null&&(i=o(r)),l):o},l.context=function(c){return arguments.length?(c==null?r=i=null:i=o(r=c),l):r},l}var Vt=4,Ja=Array.from({length:121},(t,e)=>(e/60-1)*Vt);function Xo(t){let e=V({title:"Probability on a walk across the line",x:"distance from the line p = 0.5",y:"probability",ratio:.8,onresize:t}),n=_("path",{class:"half"}),r=_("path",{class:"reach"}),o=_("path",{class:"boundary"}),i=_("path",{class:"loss"}),a=_("text",{class:"label"}),l=_("g");e.back.append(n,r,o,l,i),e.front.append(a),e.x.domain([-Vt,Vt]),e.y.domain([-.08,1.16]);let c=[],s=0;function f({data:h,theta:d,steepness:p,threshold:m,level:x}){let{x:g,y:b}=e;s!==e.width&&(s=e.width,e.axes(),c=Array.from(h.y,y=>Pt(y,0,0,1)),l.replaceChildren(...c),C(n,{d:`M${g(0)},${b(-.08)}V${b(1.08)}`}));let v=x/p;c.forEach((y,k)=>{let $=Z(d,h,k);C(y,{transform:`translate(${g($/p)},${b(h.y[k])}) scale(0.8)`}),y.classList.toggle("wrong",$>x!=(h.y[k]===1))});let w=Ja.map(y=>[g(y),b(P(p*y))]);C(i,{d:ot()(w)||""}),C(r,{d:`M${g(-Vt)},${b(m)}H${g(Vt)}`}),C(o,{d:`M${g(v)},${b(-.08)}V${b(m)}`}),a.textContent=`t = ${T(m,2)}`,C(a,{x:g(-Vt)+6,y:b(m)-5})}return{node:e.node,fit:e.fit,draw:f,remove:e.remove,caption:"The sheet is S-shaped; its lines of equal probability are straight. Points stand at their label, 0 or 1."}}var Re=Array.from({length:21},(t,e)=>2**(e/4-2)),[tl,jo]=[Re[0],Re[20]],Dt=.9,ee=1e-9;function Yo(t){let{model:e}=t,n=e.get("points"),r=Float64Array.from(n.y),o={X:Float64Array.from(n.X),y:r,n:r.length,d:2,sameUnits:!0},i=new Map,a=()=>He(e.get("angle"),e.get("steepness"),e.get("offset")),l=at(t,{title:"Boundary",layout:"lab-boundary",traits:{angle:j.number(-180,180),steepness:j.number(tl,jo),offset:j.number(-2.5,2.5),threshold:j.number(.01,.99)},views:s=>({plane:To(s),walk:Xo(s)}),controls:s=>[G({label:"direction of w",min:-180,max:180,step:5,value:()=>Math.round(e.get("angle")/5)*5,words:()=>`${H(e.get("angle"),0)}°`,oninput:f=>s({angle:f})}),G({label:"steepness",min:0,max:Re.length-1,value:()=>Math.round(4*(Math.log2(e.get("steepness"))+2)),words:()=>H(e.get("steepness")),oninput:f=>s({steepness:Re[f]})}),G({label:"offset",min:-25,max:25,value:()=>Math.round(10*e.get("offset")),words:()=>H(e.get("offset")),oninput:f=>s({offset:f/10})}),G({label:"threshold t",min:1,max:99,value:()=>Math.round(100*e.get("threshold")),words:()=>H(e.get("threshold")),oninput:f=>s({threshold:f/100})})],now(){let s=e.get("threshold");return{data:o,theta:a(),steepness:e.get("steepness"),threshold:s,level:tt(s)}},say({theta:s,steepness:f,threshold:u,level:h}){let[d,p,m]=s.map(b=>H(b)),x=h<0?"back, against w":"further, along w",g=`the line of decision is where z = ${H(h)}, ${H(Math.abs(h/f))} ${x}; `;return[`w = (${d}, ${p}), b = ${m}: the line p = 0.5 lies `,{value:H(e.get("offset"))},` from the origin, counted along w. At threshold ${H(u)}, `,Math.abs(u-.5)>ee?g:"",{value:String(se(s,o,u).right)},` of ${o.n} points are on the right side.`]},questions:c(),tasks:[{text:"Put the line upright. Which weight is 0 then?",holds:({theta:s})=>Math.abs(s[1])<ee*Math.abs(s[0])},{text:"Leave the line where it is: make one model that gives some point more than 0.99, and one that gives no point more than 0.75.",holds({theta:s}){let f=`${e.get("angle")} ${e.get("offset")}`,u=Math.max(...Array.from(r,(p,m)=>P(Z(s,o,m)))),[h,d]=i.get(f)||[1,0];return i.set(f,[Math.min(h,u),Math.max(d,u)]),h>0&&Math.min(h,u)<=.75&&Math.max(d,u)>.99}},{text:`With a threshold of ${H(Dt)} or more: call at least 20 points class 1, and be right about each of them.`,holds({theta:s,threshold:f}){let{called:u,rightlyCalled:h}=se(s,o,f);return f>=Dt-ee&&u>=20&&h===u}}],onreset:()=>i.clear()});function c(){let s=[{key:"turn",text:"turn"},{key:"move",text:"move, parallel to itself"},{key:"stay",text:"stay where it is"}],f=(h,d,p)=>{let[m,x]=[ie(h),ie(d,p)];return Math.abs(Math.sin((x.angle-m.angle)/180*Math.PI))>ee?{from:m,to:x,truth:"turn"}:{from:m,to:x,truth:Math.abs(x.offset-m.offset)>ee?"move":"stay"}},u=()=>e.get("steepness")<=jo/2||l.set({steepness:1});return[{ask:"Double w and b together. The line p = 0.5 will …",answers:s,show(){u();let h=a();l.set({steepness:2*e.get("steepness")});let{from:d,to:p,truth:m}=f(h,a()),x=`Every score doubles, and twice 0 is 0. The line lies ${H(p.offset)} from the origin, as before; only the steepness went from ${H(d.steepness)} to ${H(p.steepness)}.`;return{truth:m,because:x}}},{ask:"Now double w alone, and leave b as it is. The line p = 0.5 will …",answers:s,show(){u();let h=a();l.set({steepness:2*e.get("steepness"),offset:e.get("offset")/2});let{from:d,to:p,truth:m}=f(h,a());return{truth:m,because:`Its offset −b/‖w‖ went from ${H(d.offset)} to ${H(p.offset)}: b is the same, and ‖w‖ twice as large.`}}},{ask:`Raise the threshold from 0.50 to ${H(Dt)}. The line of decision will …`,answers:s,show(){l.set({threshold:Dt});let{from:h,to:d,truth:p}=f(a(),a(),Dt);return{truth:p,because:`It goes towards class 1, by ${H(d.offset-h.offset)}: from z = 0 to z = ${H(tt(Dt))}. The model, and its line p = 0.5, stay as they were.`}}}]}return l.remove}function H(t,e=2){let n=10**e;return T((Math.round(t*n)||0)/n,e)}function ze([t,e],[n,r],o=8){let[i,a]=[n-t,r-e],l=Math.hypot(i,a);if(l<.5)return"";let c=Math.min(o,.6*l)/l,s=u=>`${(n-c*(i+u*.55*a)).toFixed(1)},${(r-c*(a-u*.55*i)).toFixed(1)}`,f=`${n.toFixed(1)},${r.toFixed(1)}`;return`M${t.toFixed(1)},${e.toFixed(1)}L${f}M${s(1)}L${f}L${s(-1)}`}function Uo(t){let e=V({title:"Data, the model’s curve, and each point’s error",x:"x",y:"p",ratio:.6,onresize:t}),n=_("path",{class:"boundary"}),r=_("g"),o=_("g");e.back.append(n),e.front.append(o,r);let i=[],a=[],l=[];function c(u){let h=1.15*Math.max(...u.X.map(Math.abs));e.x.domain([-h,h]);let[d,p]=e.y.range(),m=22/(d-p-44);e.y.domain([-m,1+m]),e.axes(),i=Array.from(u.X,()=>_("path",{class:"arrow"})),a=Array.from(u.X,(x,g)=>_("text",{x:e.x(x),y:e.y(u.y[g])+(u.y[g]?-9:18),"text-anchor":"middle",class:"label quiet"},String(g+1))),o.replaceChildren(...i),r.replaceChildren(...Array.from(u.X,(x,g)=>Pt(u.y[g],e.x(x),e.y(u.y[g]),1)),...a)}function s({data:u,theta:h,errors:d,hardest:p}){let m=[u,e.width];m.some((k,$)=>k!==l[$])&&c(u),l=m;let{x,y:g}=e,[b,v]=x.domain(),w=Array.from({length:81},(k,$)=>b+$*(v-b)/80),y=ot(k=>x(k),k=>g(P(h[0]*k+h[1])));C(n,{d:y(w)||""}),i.forEach((k,$)=>{let[E,N]=[x(u.X[$]),u.y[$]];C(k,{d:ze([E,g(N)],[E,g(N+d[$])])}),k.classList.toggle("hardest",$===p),a[$].classList.toggle("quiet",$!==p);let M=$===p||e.width>290;C(a[$],{visibility:M?"visible":"hidden"})})}return{node:e.node,fit:e.fit,draw:s,remove:e.remove,caption:"Arrows: each point’s error p − y, from its label to the curve. The thick one pulls hardest at w."}}var el=Array.prototype,Wo=el.slice;function Go(t,e){return t-e}function Ko(t){for(var e=0,n=t.length,r=t[n-1][1]*t[0][0]-t[n-1][0]*t[0][1];++e<n;)r+=t[e-1][1]*t[e][0]-t[e-1][0]*t[e][1];return r}var An=t=>()=>t;function Zo(t,e){for(var n=-1,r=e.length,o;++n<r;)if(o=nl(t,e[n]))return o;return 0}function nl(t,e){for(var n=e[0],r=e[1],o=-1,i=0,a=t.length,l=a-1;i<a;l=i++){var c=t[i],s=c[0],f=c[1],u=t[l],h=u[0],d=u[1];if(rl(c,u,e))return 0;f>r!=d>r&&n<(h-s)*(r-f)/(d-f)+s&&(o=-o)}return o}function rl(t,e,n){var r;return ol(t,e,n)&&il(t[r=+(t[0]===e[0])],n[r],e[r])}function ol(t,e,n){return(e[0]-t[0])*(n[1]-t[1])===(n[0]-t[0])*(e[1]-t[1])}function il(t,e,n){return t<=e&&e<=n||n<=e&&e<=t}function Qo(){}var ft=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,1]]],[[[.5,1],[1,1.5]]],[]];function Nn(){var t=1,e=1,n=Qn,r=c;function o(s){var f=n(s);if(Array.isArray(f))f=f.slice().sort(Go);else{let u=Gn(s,sl);for(f=ue(...Zn(u[0],u[1],f),f);f[f.length-1]>=u[1];)f.pop();for(;f[1]<u[0];)f.shift()}return f.map(u=>i(s,u))}function i(s,f){let u=f==null?NaN:+f;if(isNaN(u))throw new Error(`invalid value: ${f}`);var h=[],d=[];return a(s,u,function(p){r(p,s,u),Ko(p)>0?h.push([p]):d.push(p)}),d.forEach(function(p){for(var m=0,x=h.length,g;m<x;++m)if(Zo((g=h[m])[0],p)!==-1){g.push(p);return}}),{type:"MultiPolygon",value:f,coordinates:h}}function a(s,f,u){var h=new Array,d=new Array,p,m,x,g,b,v;for(p=m=-1,g=Mt(s[0],f),ft[g<<1].forEach(w);++p<t-1;)x=g,g=Mt(s[p+1],f),ft[x|g<<1].forEach(w);for(ft[g<<0].forEach(w);++m<e-1;){for(p=-1,g=Mt(s[m*t+t],f),b=Mt(s[m*t],f),ft[g<<1|b<<2].forEach(w);++p<t-1;)x=g,g=Mt(s[m*t+t+p+1],f),v=b,b=Mt(s[m*t+p+1],f),ft[x|g<<1|b<<2|v<<3].forEach(w);ft[g|b<<3].forEach(w)}for(p=-1,b=s[m*t]>=f,ft[b<<2].forEach(w);++p<t-1;)v=b,b=Mt(s[m*t+p+1],f),ft[b<<2|v<<3].forEach(w);ft[b<<3].forEach(w);function w(y){var k=[y[0][0]+p,y[0][1]+m],$=[y[1][0]+p,y[1][1]+m],E=l(k),N=l($),M,L;(M=d[E])?(L=h[N])?(delete d[M.end],delete h[L.start],M===L?(M.ring.push($),u(M.ring)):h[M.start]=d[L.end]={start:M.start,end:L.end,ring:M.ring.concat(L.ring)}):(delete d[M.end],M.ring.push($),d[M.end=N]=M):(M=h[N])?(L=d[E])?(delete h[M.start],delete d[L.end],M===L?(M.ring.push($),u(M.ring)):h[L.start]=d[M.end]={start:L.start,end:M.end,ring:L.ring.concat(M.ring)}):(delete h[M.start],M.ring.unshift(k),h[M.start=E]=M):h[E]=d[N]={start:E,end:N,ring:[k,$]}}}function l(s){return s[0]*2+s[1]*(t+1)*4}function c(s,f,u){s.forEach(function(h){var d=h[0],p=h[1],m=d|0,x=p|0,g=Sn(f[x*t+m]);d>0&&d<t&&m===d&&(h[0]=Jo(d,Sn(f[x*t+m-1]),g,u)),p>0&&p<e&&x===p&&(h[1]=Jo(p,Sn(f[(x-1)*t+m]),g,u))})}return o.contour=i,o.size=function(s){if(!arguments.length)return[t,e];var f=Math.floor(s[0]),u=Math.floor(s[1]);if(!(f>=0&&u>=0))throw new Error("invalid size");return t=f,e=u,o},o.thresholds=function(s){return arguments.length?(n=typeof s=="function"?s:Array.isArray(s)?An(Wo.call(s)):An(s),o):n},o.smooth=function(s){return arguments.length?(r=s?c:Qo,o):r===c},o}function sl(t){return isFinite(t)?t:NaN}function Mt(t,e){return t==null?!1:+t>=e}function Sn(t){return t==null||isNaN(t=+t)?-1/0:t}function Jo(t,e,n,r){let o=r-e,i=n-e,a=isFinite(o)||isFinite(i)?o/i:Math.sign(o)/Math.sign(i);return isNaN(a)?t:t+a-.5}function Fe(t,e,n=28){let r=_("path",{class:"contours"}),o=re(3),i={domain:"",at:NaN,busy:!1};function a({of:l,at:c=0,height:s,lowest:f}){let[[u,h],[d,p]]=[t.x.domain(),t.y.domain()],m=[u,h,d,p,t.width].join();if(i.of===l&&i.domain===m&&(i.busy||Math.abs(i.at-c)<.003*(1+Math.abs(c))))return;i={of:l,domain:m,at:c,busy:!0};let[g,b]=[(h-u)/(n-3),(p-d)/(n-3)],v=new Array(n*n),w=0;o(()=>{let y=d+(w-1)*b;for(let N=0;N<n;N++)v[w*n+N]=s(u+(N-1)*g,y);if(++w<n)return!1;let k=Array.from({length:18},(N,M)=>f+.01*1.7**M),$=([N,M])=>`${t.x(u+(N-1.5)*g).toFixed(1)},${t.y(d+(M-1.5)*b).toFixed(1)}`,E=Nn().size([n,n]).thresholds(k)(v).flatMap(N=>N.coordinates.flat());return C(r,{d:E.map(N=>`M${N.map($).join("L")}Z`).join("")}),i.busy=!1,e(),!0})}return{node:r,draw:a,remove:o.cancel}}var En=7;function ti(t,e,n){let r=V({title:"The loss over w and b, and its way downhill",x:"w",y:"b",ratio:.95,onresize:n}),o=Fe(r,n,56),i=_("path",{class:"arrow hardest"}),a=_("circle",{class:"now",r:En}),l=_("circle",{class:"handle hold",r:22});r.back.append(_("rect",{width:"100%",height:"100%",fill:"transparent"}),o.node),r.front.append(i,a,l),r.x.domain([-t,t]),r.y.domain([-t,t]);let c=0;function s(d){let p=r.node.getBoundingClientRect();if(!p.width)return;let m=r.width/p.width,x=v=>Math.min(Math.max(Math.round(100*v)/100,-t),t),[g,b]=[(d.clientX-p.left)*m,(d.clientY-p.top)*m];e(x(r.x.invert(g)),x(r.y.invert(b)))}l.addEventListener("pointerdown",d=>{d.preventDefault(),l.setPointerCapture(d.pointerId)}),l.addEventListener("touchstart",d=>d.preventDefault()),l.addEventListener("pointermove",d=>{l.hasPointerCapture(d.pointerId)&&s(d)}),r.back.addEventListener("click",s);function f({data:d,theta:p,g:m}){c!==r.width&&r.axes(),c=r.width,o.draw({of:d,lowest:d.best_loss,height:($,E)=>ut([$,E],d)});let[x,g]=[r.x(p[0]),r.y(p[1])],[b,v]=[r.x(p[0]-m[0])-x,r.y(p[1]-m[1])-g],w=Math.hypot(b,v)||1,[y,k]=[x+En*b/w,g+En*v/w];C(i,{d:ze([y,k],[y+b,k+v])});for(let $ of[a,l])C($,{cx:x,cy:g})}let u=()=>{o.remove(),r.remove()};return{node:r.node,fit:r.fit,draw:f,remove:u,caption:"Contours of the loss. Drag the point, or click. The arrow points downhill, as long as one step at rate 1."}}var Cn=.01;function ni(t){let{model:e}=t,n=e.get("reach"),r=e.get("steps"),o=Object.fromEntries(Object.entries(e.get("datasets")).map(([s,f])=>[s,al(f)])),i=s=>Math.min(Math.max(s,-n),n);function a(){let s=o[e.get("data")],f=[e.get("w"),e.get("b")],u=oe(f,s),h=Xe(v=>ut(v,s),f,e.get("h")),d=ae(f,s),p=Array.from(d,(v,w)=>v*s.X[w]),m=p.map(Math.abs),x=m.indexOf(Math.max(...m)),g=Math.hypot(...u)<Cn,b=m[x]/m.reduce((v,w)=>v+w,0);return{data:s,theta:f,loss:ut(f,s),g:u,measured:h,errors:d,pulls:p,hardest:x,share:b,bottom:g}}let l=s=>({label:s,min:-n,max:n,step:.02,value:()=>e.get(s),words:f=>Q(f,2),oninput:f=>c.change({[s]:f})}),c=at(t,{title:"Gradient",layout:"lab-gradient",traits:{w:j.number(-n,n),b:j.number(-n,n),h:s=>r.find(f=>f===Number(s)),data:j.oneOf(Object.keys(o))},views:s=>({data:Uo(s),surface:ti(n,(f,u)=>c.change({w:f,b:u}),s)}),controls:()=>[G(l("w")),G(l("b"))],buttons:[D("Step",()=>{let{theta:s,g:f}=a();c.change({w:i(s[0]-f[0]),b:i(s[1]-f[1])})})],choices:[mt({label:"measured with h",options:r.map(s=>[String(s),ei(s)]),value:()=>String(e.get("h")),onchange:s=>c.change({h:Number(s)})})],now:a,say:({data:s,theta:f,loss:u,g:h,measured:d,errors:p,hardest:m,bottom:x})=>[`At w = ${Q(f[0],2)}, b = ${Q(f[1],2)} the loss is `,{value:T(u)},". Gradient in w: ",{value:Q(h[0])},` by the formula, ${Q(d[0])} measured; in b: `,{value:Q(h[1])},` by the formula, ${Q(d[1])} measured; largest difference `,{value:ei(Math.max(...h.map((g,b)=>Math.abs(g-d[b]))))},`. Point ${m+1} pulls hardest at w: its error ${Q(p[m],2)} times x = ${Q(s.X[m],1)}.`,x?" You are at the bottom: the pulls balance.":"",s.best_loss>0?"":" There is no bottom here: a steeper curve can always do better."],questions:[{ask:"All points lie on the right side, but the model is unsure. Is the gradient zero?",answers:[{key:"zero",text:"yes"},{key:"larger",text:"no, downhill is still towards larger w"},{key:"smaller",text:"no, downhill is towards smaller w"}],show(){c.set({data:"apart",w:.5,b:0});let{g:s,pulls:f,data:u}=a(),h=Math.abs(s[0])<Cn?"zero":s[0]<0?"larger":"smaller",d=f.filter(m=>m*s[0]>0).length,p=`With points 4 and 8 relabelled, all lie on the right side at w = 0.5, b = 0. The gradient in w is ${Q(s[0])}, because no p has reached its label: ${d} of ${u.n} points pull w the same way. The first labels come back with the next prediction, or with “Reset”.`;return{truth:h,because:p}}},{ask:"A point with label 1 and p = 0.05 at x = 2 pulls …",answers:["w up, b up","w down, b down","w up, b down"].map(s=>({key:s,text:s})),show(){let s=[-1,tt(.05)+2];c.set({data:"overlap",w:s[0],b:s[1]});let f={X:Float64Array.of(2),y:Float64Array.of(1),n:1,d:1},[u,h]=oe(s,f),d=m=>m<0?"up":"down",p=`Its error is 0.05 − 1 = ${Q(ae(s,f)[0],2)}. Its slope in b is the error; in w it is the error times x = 2, so ${Q(u,2)}. Downhill is against both. It is point 11 in the picture.`;return{truth:`w ${d(u)}, b ${d(h)}`,because:p}}}],tasks:[{text:`Find the bottom: a place where the gradient is shorter than ${Cn} (both its parts are close to 0).`,holds:({bottom:s})=>s},{text:"Find a place where the gradient in b is 0 (to within 0.005), but the gradient in w isn’t (more than 0.05 from 0).",holds:({g:s})=>Math.abs(s[1])<.005&&Math.abs(s[0])>.05},{text:"Make one point pull harder at w than all the others together. (Its pull is its error times its x.)",holds:({share:s})=>s>.5}]});return c.remove}var Q=(t,e=4)=>T(Number(t.toFixed(e))||0,e),ei=t=>t?t.toExponential(0):"0";function al({X:t,y:e,best_loss:n}){return{X:Float64Array.from(t),y:Float64Array.from(e),n:e.length,d:1,best_loss:n}}function Pe(t,e=""){let n=`book ${location.pathname} ${t}`,r={version:1,stamp:e};return{works:(()=>{try{return localStorage.setItem("book",""),localStorage.removeItem("book"),!0}catch{return!1}})(),read(){try{let o=localStorage.getItem(n);if(!o||o.length>2e4)return;let i=JSON.parse(o);return i.version===1&&i.stamp===e?i.value:void 0}catch{return}},write(o){try{o===void 0?localStorage.removeItem(n):localStorage.setItem(n,JSON.stringify({...r,value:o}))}catch{}}}}var ri=/(<\/?(?:em|i|sup|sub|code)>)/;function J(t){let e=S("span"),n=e;for(let r of t.split(ri))ri.test(r)?r[1]==="/"?n=n===e?e:n.parentNode:n=n.appendChild(S(r.slice(1,-1))):n.append(r);return e}var qn=2e3;function oi({model:t,el:e}){let n=Pe(`explain ${t.get("topic")}`),r=W("explain"),o=S("textarea",{id:r,rows:4,maxlength:qn,oninput:f}),i=S("div",{role:"status",class:"ours"}),a=D("",()=>h(i.childElementCount===0)),l=S("label",{for:r},S("strong",{},"In one sentence of your own: "),J(t.get("prompt"))),c=S("div",{class:"explain",role:"group","aria-label":"Explain it in one sentence of your own"},l,S("div",{class:"beside"},o,i),S("div",{class:"buttons"},a)),s=0;function f(){t.set("text",o.value.slice(0,qn)),clearTimeout(s),s=window.setTimeout(u,300)}function u(){clearTimeout(s),s=0,t.save_changes(),n.write(t.get("text")||void 0)}function h(x){let g=[S("strong",{},"Ours"),S("p",{},J(t.get("ours")))];i.replaceChildren(...x?g:[]),d()}function d(){let x=t.get("text");o.value!==x&&(o.value=x),a.textContent=i.childElementCount?"Hide ours":x.trim()?"Compare":"Show ours"}let p=()=>{s&&u()};e.dataset.lmSuppressShortcuts="true";let m=n.read();return!t.get("text")&&typeof m=="string"&&(t.set("text",m.slice(0,qn)),t.save_changes()),d(),t.on("change:text",d),window.addEventListener("pagehide",p),e.append(c),()=>{p(),t.off("change:text",d),window.removeEventListener("pagehide",p),c.remove()}}function ll(t){let e=new Map;return{get:n=>t[n],set(n,r){if(t[n]!==r){t[n]=r;for(let o of[...e.get(`change:${n}`)||[]])o()}},save_changes(){},on(n,r){e.has(n)||e.set(n,new Set),e.get(n)?.add(r)},off(n,r){e.get(n)?.delete(r)}}}function ii(t){let e={};for(let n of document.querySelectorAll("[data-explorable]")){let r=n.dataset.explorable||"";if(!t[r]||n.dataset.alive!==void 0)continue;e[r]=(e[r]||0)+1;let o=e[r]>1?`${r}-${e[r]}`:r,i=[...n.childNodes];try{let a=JSON.parse(n.dataset.state||"{}");t[r]({model:ll(a),el:n,key:o}),i.forEach(l=>l.remove()),n.dataset.alive=""}catch(a){n.replaceChildren(...i),console.error(`explorable ${r}:`,a)}}}var cl=/^[-+−]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+−]?[0-9]{1,3})?$/;function Ie(t){t=t.length<=40?t.trim():"";let e=t.endsWith("%"),n=(e?t.slice(0,-1):t).split("/").map(a=>a.trim());if(n.length>2||!n.every(a=>cl.test(a)))return NaN;let[r,o=1]=n.map(a=>Number(a.replace(",",".").replaceAll("−","-"))),i=r/o/(e?100:1);return Number.isFinite(i)?i:NaN}function si({kind:t,options:e,lines:n},r){if(t==="single")return Number.isInteger(r)&&r>=0&&r<e.length;if(t==="numeric")return typeof r=="string"&&!Number.isNaN(Ie(r));if(!Array.isArray(r))return!1;let o=[...(t==="order"?n:e).keys()];return t==="order"?r.length===o.length&&o.every(i=>r.includes(i)):r.length>0&&String(r)===String(o.filter(i=>r.includes(i)))}function ai(t,e){let{kind:n,options:r,answer:o,tolerance:i,because:a,otherwise:l,wrong:c,lines:s}=t,f=d=>({right:!1,feedback:[d]}),u={right:!0,feedback:[a]};if(n==="single")return{right:!!r[e].right,feedback:[r[e].feedback]};if(n==="multiple"){let d=r.flatMap((p,m)=>{let x=e.includes(m);return x===!!p.right?[]:[x?p.feedback:p.missed||""]});return d.length?{right:!1,feedback:d}:u}if(n==="numeric"){let d=Ie(e),p=(m,x=i)=>Math.abs(d-m)<=x+1e-12;return p(o)?u:f(c.find(m=>p(m.value,m.tolerance))?.feedback??l)}if(s.every((d,p)=>e[p]===p))return u;let h=c.find(({before:[d,p]})=>e.indexOf(d)>e.indexOf(p));return f(h?.feedback??"")}function li({kind:t,options:e}){let n=W("option"),r=t==="single"?"radio":"checkbox",o=e.map((c,s)=>S("input",{type:r,name:n,value:s})),i=e.map(({text:c},s)=>S("label",{},o[s],J(c))),a=()=>[...o.keys()].filter(c=>o[c].checked),l=c=>o.forEach((s,f)=>s.checked=c.includes(f));return{node:S("div",{class:"options"},...i),given:()=>t==="single"?a()[0]:a().length?a():void 0,wanted:"Choose an answer first, then check it.",set:c=>l([c].flat()),lock(c){o.forEach((s,f)=>{s.disabled=c,i[f].toggleAttribute("data-chosen",c&&s.checked)})},again:()=>l([]),clear:()=>l([]),focus:()=>o[0].focus({preventScroll:!0})}}function fl(t,e){let n=W("number"),r=S("input",{type:"text",inputmode:"decimal",autocomplete:"off",maxlength:40,id:n,onkeydown:o=>o.key==="Enter"&&e()});return{node:S("div",{class:"number"},S("label",{for:n},"Your number"),r),given:()=>Number.isNaN(Ie(r.value))?void 0:r.value,wanted:"Write a number first, such as 0.25, 0,25 or 1/4; then check it.",set:o=>{r.value=o},lock:o=>{r.readOnly=o},again:()=>r.select(),clear:()=>{r.value=""},focus:()=>r.focus({preventScroll:!0})}}function ul({lines:t,shown:e}){let n=S("p",{role:"status",class:"unseen"}),r=S("ol",{class:"lines","aria-label":"The lines in your order"}),o=!1,i=t.map((u,h)=>[S("button",{type:"button","aria-label":`up: ${u.trim()}`,onclick:()=>c(h,-1)},"up"),S("button",{type:"button","aria-label":`down: ${u.trim()}`,onclick:()=>c(h,1)},"down")]),a=t.map((u,h)=>S("li",{},...i[h],S("code",{},u))),l=()=>[...r.children].map(u=>a.indexOf(u));function c(u,h){let d=h<0?a[u].previousSibling:a[u].nextSibling;o||!d||(h<0?a[u].after(d):a[u].before(d),s(),n.textContent=`${t[u].trim()} is now line ${l().indexOf(u)+1} of ${t.length}`)}function s(){a.forEach((u,h)=>{i[h][0].setAttribute("aria-disabled",String(o||!u.previousSibling)),i[h][1].setAttribute("aria-disabled",String(o||!u.nextSibling))})}function f(u){r.replaceChildren(...u.map(h=>a[h])),n.textContent="",s()}return f(e),{node:S("div",{},r,n),given:l,wanted:"",set:u=>String(u)!==String(l())&&f(u),lock(u){o=u,s()},again(){},clear:()=>f(e),focus:()=>r.querySelector("button").focus({preventScroll:!0})}}var ci={single:li,multiple:li,numeric:fl,order:ul};function fi({kind:t,options:e,answer:n,because:r,lines:o}){if(t==="order")return[S("pre",{tabindex:0},o.join(`
`)),S("p",{},J(r))];if(t==="numeric"){let c=S("strong",{},String(n).replace("-","−"));return[S("p",{},"The answer: ",c,". ",J(r))]}let i=e.filter(c=>c.right),a=i.flatMap(({text:c},s)=>[...s?["; "]:[],S("strong",{},J(c))]),l=J(t==="single"?i[0].feedback:r);return[S("p",{},"The answer: ",...a),S("p",{},l)]}var hl={open:"○",right:"✓",wrong:"✗"},dl=t=>S("strong",{class:"verdict"},S("span",{"aria-hidden":"true"},t?"✓ ":"✗ "),t?"Right.":"Not right.");function pl(t,e,n){let r,o=ci[t.kind](t,h),i=S("div",{role:"status",class:"feedback"}),a=S("button",{type:"button",onclick:u}),l=D("Show answer",d),c=S("legend",{},S("strong",{},`${e}. `),J(t.text)),s=S("div",{class:"buttons"},a,l),f=S("fieldset",{class:"question"},c,o.node,s,i);function u(m){if(!(m.detail>1)){if(r===void 0)return h();n(void 0),o.again(),o.focus()}}function h(){if(r!==void 0)return;let m=o.given();m===void 0?i.replaceChildren(S("p",{},o.wanted)):n(m)}function d(){i.append(...fi(t)),a.focus({preventScroll:!0}),l.hidden=!0}function p(m){if(r!==void 0&&String(m)===String(r))return;r=m;let x=m===void 0;x||o.set(m),o.lock(!x),a.textContent=x?"Check":"Try again";let{right:g,feedback:b}=x?{right:!1,feedback:[]}:ai(t,m);l.hidden=x||g,f.dataset.now=x?"open":g?"right":"wrong";let v=b.map(w=>S("p",{},J(w)));v.length&&v[0].prepend(dl(g)," "),i.replaceChildren(...v)}return l.hidden=!0,p(void 0),{node:f,sync:p,clear:o.clear,now:()=>f.dataset.now||"open"}}function ui({model:t,el:e}){let n=t.get("questions"),r=Pe(`quiz ${t.get("topic")}`,t.get("stamp")),o=n.map((g,b)=>pl(g,b+1,v=>h(g.id,v))),i=S("span",{class:"marks","aria-hidden":"true"}),a=S("span"),l=S("p",{role:"status",class:"unseen"}),c=`Your answers ${r.works?"stay in this browser":"are forgotten when you leave this page"} and are sent nowhere.`,s=t.get("note"),f=S("div",{class:"quiz",role:"group","aria-label":`Check yourself: ${n.length} questions`},...s?[S("p",{},s)]:[],S("p",{class:"progress"},a," ",i),...o.map(({node:g})=>g),S("p",{class:"kept"},c),S("div",{class:"buttons"},D("Forget my answers",d)),l);function u(g){let b=n.filter(v=>g&&Object.hasOwn(g,v.id)&&si(v,g[v.id]));return Object.fromEntries(b.map(({id:v})=>[v,g[v]]))}function h(g,b){let{[g]:v,...w}=u(t.get("answers"));t.set("answers",b===void 0?w:{...w,[g]:b}),t.save_changes(),l.textContent=""}function d(){t.set("answers",{}),t.save_changes();for(let g of o)g.clear();l.textContent="Your answers are forgotten."}function p(){let g=u(t.get("answers"));o.forEach((y,k)=>y.sync(g[n[k].id]));let b=o.map(y=>y.now()),v=b.filter(y=>y==="open").length,w=b.filter(y=>y==="right").length;a.textContent=`${w} of ${b.length} answered rightly${v?`, ${v} still open`:""}.`,i.textContent=b.map(y=>hl[y]).join(" ")}function m(){p();let g=u(t.get("answers"));r.write(Object.keys(g).length?g:void 0)}e.dataset.lmSuppressShortcuts="true";let x=u(r.read());return!Object.keys(t.get("answers")).length&&Object.keys(x).length&&(t.set("answers",x),t.save_changes()),p(),t.on("change:answers",m),e.append(f),()=>{t.off("change:answers",m),f.remove()}}var ml=22;function hi(t,e,n){let r=V({title:"The three means, share by share",x:"",y:"",ratio:.56,onresize:n});r.node.classList.add("bars");let o=_("path",{class:"best"}),i=e.map(s=>({word:_("text",{class:"label"},s),parts:t.map(f=>_("rect",{class:`part class-${f}`,height:ml})),numbers:t.map((f,u)=>_("text",{class:"inside","text-anchor":"middle"},String(u+1)))}));r.back.append(o,...i.flatMap(({parts:s,numbers:f})=>[...s,...f])),r.front.append(...i.map(({word:s})=>s)),r.y.domain([0,e.length]);let a="";function l({measures:s,chosen:f}){let{x:u,y:h}=r,d=Math.max(...s.map(({mean:m})=>m)),p=[1.2,2,4,8].find(m=>d<=m)??d;a!==`${p} ${r.width}`&&(u.domain([0,p]),r.axes(),C(o,{d:`M${u(1)},${h(0)}V${h(e.length)}`}),a=`${p} ${r.width}`),s.forEach(({each:m,mean:x},g)=>{let b=h(e.length-g)+20,{word:v,parts:w,numbers:y}=i[g];C(v,{x:u(0),y:b-5}),v.textContent=`${e[g]} ${T(x)}`;let k=0;m.forEach(($,E)=>{let N=u(k);k+=$/m.length;let M=u(k)-N;C(w[E],{x:N,y:b,width:Math.max(0,M)}),w[E].classList.toggle("chosen",E===f),C(y[E],{x:N+M/2,y:b+16,visibility:M>12?"inherit":"hidden"})})})}return{node:r.node,fit:r.fit,draw:l,remove:r.remove,caption:"Each bar is made of the six points’ shares. The dotted line at 1: the lower two cannot pass it."}}function Ve(t,{label:e,min:n,max:r,step:o,mark:i,onfocus:a,toward:l,oninput:c}){let s=NaN,f=[0,0],u=[0,0];t.node.setAttribute("role","group");let h=x=>{let g=Math.round((Math.min(r,Math.max(n,x))-n)/o),b=Number((n+g*o).toFixed(6));b!==s&&(s=b,c(b))};function d({clientX:x,clientY:g}){let b=t.node.getBoundingClientRect(),v=t.width/b.width;return[(x-b.left)*v,(g-b.top)*v]}let p={ArrowRight:o,ArrowUp:o,ArrowLeft:-o,ArrowDown:-o,PageUp:10*o,PageDown:-10*o,Home:-1/0,End:1/0},m=_("g",{class:"handle",role:"slider",tabindex:0,"aria-label":e,"aria-valuemin":n,"aria-valuemax":r,onfocus:()=>a?.(),onkeydown(x){!p[x.key]||x.ctrlKey||x.altKey||x.metaKey||(x.preventDefault(),h(s+p[x.key]))},ontouchstart:x=>x.preventDefault(),onpointerdown(x){if(x.button>0)return;x.preventDefault();let[g,b]=d(x);u=[g-f[0],b-f[1]],m.setPointerCapture(x.pointerId),m.focus({preventScroll:!0})},onpointermove(x){if(!m.hasPointerCapture(x.pointerId))return;let[g,b]=d(x);h(l(g-u[0],b-u[1]))}},_("circle",{class:"hold",r:14}),i);return{node:m,show(x,g,b,v){s=b,f=[x,g],C(m,{transform:`translate(${x},${g})`,"aria-valuenow":b,"aria-valuetext":v})}}}var di=["M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0","M0-6L5.5 3.8H-5.5Z"];function pi({y:t,reach:e,step:n,choose:r,move:o},i){let a=V({title:"Surprise against probability",x:"p",y:"",ratio:.78,onresize:i}),{x:l,y:c}=a,s=Array.from({length:Math.round(2*e/n)+1},(y,k)=>k*n-e),f=(y,k)=>[l(P(k)),c(et(y,k))],u=[0,1].map(y=>_("path",{class:`surprise class-${y}`})),h=["class 0: −log(1 − p)","class 1: −log p"].map(y=>_("text",{class:"label"},y)),d=_("circle",{class:"ring",r:11}),p=t.map((y,k)=>_("text",{class:"label number","text-anchor":"middle"},String(k+1))),m=t.map(y=>_("path",{class:"shape",d:di[y]})),x=t.map((y,k)=>Ve(a,{label:`point ${k+1} (class ${y}), its score`,min:-e,max:e,step:n,mark:_("g",{class:`mark class-${y}`},_("path",{class:"halo",d:di[y]}),m[k]),onfocus:()=>r(k),oninput:$=>o(k,$),toward($,E){let N=s.map(M=>{let[L,q]=f(y,M);return($-L)**2+(E-q)**2});return s[N.indexOf(Math.min(...N))]}}));a.back.append(...u),a.front.append(...h,d,...p,...x.map(y=>y.node)),l.domain([0,1]),c.domain([0,Math.ceil(e)]);let g=0;function b(){a.axes(),u.forEach((y,k)=>{let $=ot(E=>f(k,Number(E))[0],E=>f(k,Number(E))[1]);C(y,{d:$(s)||""})}),C(h[1],{x:l(.06),y:c(e)+16}),C(h[0],{x:l(.94),y:c(e)+36,"text-anchor":"end"}),g=a.width}function v({scores:y,chosen:k,words:$}){g!==a.width&&b(),t.forEach((E,N)=>{let[M,L]=f(E,y[N]);x[N].show(M,L,y[N],$[N]),m[N].parentElement?.classList.toggle("wrong",Xt(E,y[N])===1),C(p[N],{x:M+(E?20:-20),y:L+1-4*+(L>c(.3))}),N===k&&C(d,{cx:M,cy:L})})}return{node:a.node,fit:a.fit,draw:v,remove:a.remove,caption:"Drag the points along their curves. Hollow: on the wrong side."}}var Bt=.1,ne=[{key:"loss",name:"cross-entropy",measure:et},{key:"brier",name:"squared error",measure:je},{key:"wrong",name:"0–1 (share wrong)",measure:Xt}];function gi(t){let{model:e}=t,n=e.get("y"),r=e.get("reach"),o=mi(n,e.get("scores"),0),i=o.dearest,a=u=>{i=u,s.redraw()},l=(u,h)=>({scores:e.get("scores").map((d,p)=>p===u?h:d)}),c=(o.wrong*et(1,-r)+(n.length-o.wrong)*et(1,Bt))/n.length,s=at(t,{title:"Loss",layout:"lab-loss",traits:{scores:gl(n.length,r)},views:u=>({surprise:pi({y:n,reach:r,step:Bt,choose:a,move:(h,d)=>s.change(l(h,d))},u),shares:hi(n,ne.map(({name:h})=>h),u)}),controls:u=>[mt({label:"point",options:n.map((h,d)=>[String(d),`${d+1} (class ${h})`]),value:()=>String(i),onchange:h=>a(Number(h))}),G({label:"its score",min:-r/Bt,max:r/Bt,value:()=>Math.round(e.get("scores")[i]/Bt),words:()=>xi(n[i],e.get("scores")[i]),oninput:h=>u(l(i,Number((h*Bt).toFixed(6))))})],now:()=>mi(n,e.get("scores"),i),say({scores:u,measures:h,wrong:d,sum:p,dearest:m}){let x=h[0].each[m];return["Mean cross-entropy ",{value:T(h[0].mean)},", squared error ",{value:T(h[1].mean)},", wrong ",{value:`${d} of ${n.length}`},`. Point ${m+1} (class ${n[m]}, p = ${bi(u[m])}) alone costs `,{value:T(x,2)},`, ${(100*x/p).toFixed(0)} % of the sum.`]},questions:f(),tasks:[...c>2*o.loss?[{text:`The same accuracy, twice the cross-entropy: keep ${o.wrong} of ${n.length} wrong, and bring the mean from ${T(o.loss)} to ${T(2*o.loss)} or more.`,holds:({wrong:u,loss:h})=>u===o.wrong&&h>=2*o.loss}]:[],{text:"Make one point cost three times as much as the other five together.",holds:({measures:u,sum:h,dearest:d})=>u[0].each[d]>=.75*h},{text:`Leave one point, and only one, on the wrong side, at a cost of 2 or more. Bring the mean below log 2 = ${T(et(1,0))}, a coin’s, all the same.`,holds:({measures:u,wrong:h,loss:d})=>h===1&&d<et(1,0)&&u[0].each.some((p,m)=>p>=2&&u[2].each[m])}],onreset:()=>a(o.dearest)});function f(){let u=n.indexOf(1,2);return[{ask:"One point of six goes from 90 % sure to 99 % sure, and it is wrong. Its cross-entropy will …",answers:[{key:"same",text:"hardly change"},{key:"double",text:"double"},{key:"tenfold",text:"grow tenfold"}],show(){let[h,d]=[.1,.01].map(g=>et(1,tt(g)));i=u,s.set(l(u,Number(tt(.01).toFixed(1))));let p=d/h,m=p<1.4?"same":p<4?"double":"tenfold",x=`What happened had the probability 0.1, then 0.01: −log 0.1 = ${T(h)}, and −log 0.01 = ${T(d)}, ${T(p,1)} times as much. Every further factor of ten adds ${T(d-h)} again.`;return{truth:m,because:x}}},{ask:"All six are wrong, and surer and surer of it. One of the three has no upper bound. It is …",answers:ne.map(({key:h,name:d})=>({key:h,text:d})),show(){let h=g=>n.map(b=>(2*b-1)*-g);s.set({scores:h(r)});let d=ne.map(({key:g,measure:b})=>({key:g,at:[r,1e3].map(v=>le(b,n,h(v)))})),p=d.reduce((g,b)=>b.at[1]>g.at[1]?b:g).key,m=d.map(({at:g},b)=>`${ne[b].name} ${T(g[0])} and ${T(g[1],0)}`),x=`With all scores ${T(r,0)} on the wrong side, and with 1000: ${m.join("; ")}.`;return{truth:p,because:x}}}]}return s.remove}function mi(t,e,n){let r=ne.map(({measure:a})=>({each:t.map((l,c)=>a(l,e[c])),mean:le(a,t,e)})),o=r[0].each,i=a=>a.reduce((l,c)=>l+c,0);return{scores:e,chosen:n,words:t.map((a,l)=>xi(a,e[l])),measures:r,wrong:i(r[2].each),loss:r[0].mean,sum:i(o),dearest:o.indexOf(Math.max(...o))}}var xi=(t,e)=>`${T(e,1)}: p = ${bi(e)}, costs ${T(et(t,e),2)}`;function bi(t){let e=P(t);return T(e,e<.0995||e>.9005?3:2)}function gl(t,e){return n=>{let r=n.split(",").map(o=>o.trim()===""?NaN:Number(o));return r.length===t&&r.every(o=>Math.abs(o)<=e)?r:void 0}}function wi(t,e,n){let r=V({title:"Probability against x",x:"x",y:"p",ratio:.66,onresize:n}),o=_("path",{class:"best"}),i=_("path",{class:"boundary"}),a=_("path",{class:"guide"}),l=_("path",{class:"guide"}),c=_("path",{class:"tangent"}),s=_("circle",{class:"mirror",r:5}),f=_("text",{class:"label quiet"}),u=_("text",{class:"label quiet"}),h=Ve(r,{label:"x, the point on the curve",min:t[0],max:t[1],step:.1,mark:_("circle",{class:"now",r:7}),toward:g=>r.x.invert(g),oninput:e});r.back.append(o,a,l,i,c,s),r.front.append(f,u,h.node),r.x.domain(t),r.y.domain([0,1]);let d=0;function p(g,[b,v],w,y){let[k,$]=r.x.range(),E=w===y,N=E?b-k>110:$-b>110,M=E===N?-1:1,L=Math.min(Math.max(v+(w?-12:22),r.y(1)+14),r.y(0)-6);C(g,{x:b+12*M,y:L,"text-anchor":M<0?"end":"start"})}function m({w:g,b,x:v,p:w,steepness:y,mirrored:k,words:$}){let{x:E,y:N}=r,[M,L]=E.range();d!==r.width&&r.axes(),d=r.width,C(o,{d:`M${M},${N(.5)}H${L}`});let q=Array.from({length:161},(F,U)=>M+(L-M)*U/160),A=ot(F=>Number(F),F=>N(P(g*E.invert(Number(F))+b)));C(i,{d:A(q)||""});let O=[E(v),N(w)];C(a,{d:`M${O[0]},${N(0)}V${O[1]}H${M}`});let R=y*(N(1)-N(0))*(E.invert(1)-E.invert(0)),z=Math.min(90,(L-M)/4)/Math.hypot(1,R);C(c,{d:`M${O[0]-z},${O[1]-z*R}l${2*z},${2*z*R}`}),u.textContent=`slope ${$.slope}`,p(u,O,w>=.5,g>=0);let Y=k!==null&&k>=t[0]&&k<=t[1]&&Math.abs(k-v)>.01;for(let F of[s,f,l])F.setAttribute("visibility",Y?"visible":"hidden");if(Y){let F=[E(k),N(1-w)];C(s,{cx:F[0],cy:F[1]}),C(l,{d:`M${O}L${F}`}),f.textContent=`1 − p = ${T(1-w)}`,p(f,F,w<.5,g>=0)}h.show(O[0],O[1],v,$.x)}return{node:r.node,fit:r.fit,draw:m,remove:r.remove,caption:"Dashed: the tangent. The hollow point is the mirror image, at the score −z."}}function yi(t,e,n){let r=V({title:"Score, the log-odds, against x",x:"x",y:"score z",ratio:.52,onresize:n}),o=_("path",{class:"best"}),i=_("path",{class:"boundary"}),a=_("path",{class:"guide"}),l=_("circle",{class:"mirror",r:5}),c=_("circle",{class:"now",r:5});r.back.append(o,a,i,l),r.front.append(c),r.x.domain(t),r.y.domain([-e,e]);let s=0;function f({w:h,b:d,x:p,z:m,mirrored:x}){s!==r.width&&r.axes(),s=r.width;let{x:g,y:b}=r,[v,w]=g.range();C(o,{d:`M${v},${b(0)}H${w}`}),C(i,{d:`M${v},${b(h*t[0]+d)}L${w},${b(h*t[1]+d)}`}),C(a,{d:`M${g(p)},${b(-e)}V${b(m)}H${v}`}),C(l,{cx:g(x??NaN)||-99,cy:b(-m)}),C(c,{cx:g(p),cy:b(m)})}return{node:r.node,fit:r.fit,draw:f,remove:r.remove,caption:"The same on the scale of log-odds: z = w x + b is a straight line."}}function ki(t){let{model:e}=t,n=e.get("ranges"),r=n.w[1]*n.x[1]+n.b[1],o=at(t,{title:"Sigmoid",layout:"lab-sigmoid",traits:Object.fromEntries(["w","b","x"].map(a=>[a,j.number(...n[a])])),views:a=>({curve:wi(n.x,l=>o.change({x:l}),a),straight:yi(n.x,r,a)}),controls:a=>["x","w","b"].map(l=>G({label:{x:"x",w:"weight w",b:"intercept b"}[l]??l,min:10*n[l][0],max:10*n[l][1],value:()=>Math.round(10*e.get(l)),words:()=>$t(e.get(l),1),oninput:c=>a({[l]:c/10})})),now:()=>pt(e.get("w"),e.get("b"),e.get("x")),say:({x:a,z:l,p:c,words:s})=>[`At x = ${$t(a,1)} the score (the log-odds) is `,{value:$t(l,2)},": odds ",{value:Ln(gt(l))},", probability ",{value:Mi(c)},`; the slope there is ${s.slope} = w·p(1−p).`],questions:i(),tasks:[{text:"Put w at 1.2 and x at 1.0, where they stood at first. Now bring the probability to 0.90 by moving b alone.",holds:({w:a,x:l,p:c})=>vi(a,1.2)&&vi(l,1)&&Math.abs(c-.9)<.005},{text:"Make the odds 3.00 to 1.",holds:({z:a})=>T(gt(a),2)==="3.00"},{text:"Take b to 1 or more, or to −1 or less. Then find the x where the curve is steepest.",holds:({w:a,b:l,z:c})=>a!==0&&Math.abs(l)>.95&&Ht(c)>=.99*Ht(0)}]});function i(){return[{ask:"With w = 1, you stand where p = 0.90. You go one unit of x further right. The probability will …",answers:[{key:"more",text:"rise by more than 0.1"},{key:"less",text:"rise by less than 0.1"},{key:"stay",text:"stay the same"}],show(){let[a,l]=[pt(1,0,2.2),pt(1,0,3.2)];o.set({w:l.w,b:l.b,x:l.x});let c=l.p-a.p,s=Math.abs(c)<1e-9?"stay":c>.1?"more":"less",f=`From x = 2.2 to x = 3.2 it goes from ${T(a.p)} to ${T(l.p)}. The odds, ${Ln(gt(a.z))}, become ${Ln(gt(l.z))}: times ${T(gt(l.z-a.z),2)}, as for every unit of x.`;return{truth:s,because:f}}},{ask:"Now w = 2 and b = 0. You add 1 to b. The curve will …",answers:[{key:"left",text:"move left"},{key:"right",text:"move right"},{key:"steeper",text:"get steeper"},{key:"up",text:"move up"}],show(){let[a,l]=[2,1];o.set({w:a,b:l,x:0});let[c,s]=[0,-l/a],f=pt(a,l,50).p-pt(a,0,50).p,u=pt(a,l,s).steepness-pt(a,0,c).steepness,h=f>.01?"up":u>.01?"steeper":s<c?"left":"right",d=`p = 0.5 stood at x = ${$t(c,1)}; now it stands at x = ${$t(s,1)}: further left by 1/w. The largest slope is ${T(pt(a,l,s).steepness,2)}, as before, and the curve still runs from 0 to 1.`;return{truth:h,because:d}}}]}return o.remove}function pt(t,e,n){let r=Number((t*n+e).toFixed(9)),o=t*Ht(r),i={x:`${$t(n,1)}, probability ${Mi(P(r))}`,slope:$t(o,3)};return{w:t,b:e,x:n,z:r,p:P(r),steepness:o,mirrored:t?(-r-e)/t:null,words:i}}var vi=(t,e)=>Math.abs(t-e)<.05,$t=(t,e)=>T(Math.abs(t)<.5*10**-e?0:t,e),Mi=t=>t>=.9995?"above 0.999":t<5e-4?"below 0.001":T(t);function Ln(t){let e=Math.max(t,1/t),n=e<100?T(e,2):Number(e.toPrecision(3)).toLocaleString("en-US");return t>=1?`${n} to 1`:`1 to ${n}`}var $i=`/* One look for every explorable; colours from tokens.css. */
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
  will-change: transform; /* a layer of its own: a change inside does not paint the page again */
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

/* boundary: the threshold stands apart from what makes the model */
.lab-boundary {
  grid-template: "prediction" "plane" "controls" "reading" "walk" "tasks" / minmax(0, 1fr);
}
.lab-boundary .slider:nth-child(4) {
  border-top: 1px solid var(--muted);
  padding-top: 8px;
}
@container (min-width: 600px) {
  .lab-boundary {
    grid-template: "prediction prediction" "plane walk" "controls controls" "reading reading" "tasks tasks" / 1fr 1fr;
  }
  .lab-boundary > .controls {
    grid-template-columns: 1fr 1fr 1fr;
    align-items: end;
  }
  .lab-boundary .slider:nth-child(4) {
    grid-column: 1 / 3;
  }
}

/* charts */
.explorable .view {
  margin: 0;
}
.explorable .view > svg {
  will-change: transform;
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
.explorable .half,
.explorable .reach {
  fill: none;
  stroke: var(--muted);
  stroke-width: 1px;
}
.explorable .half {
  stroke-dasharray: 5 4;
}
.explorable .arrow {
  fill: var(--ink);
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
:where(.explorable) .controls {
  display: grid;
  grid-template-columns: minmax(0, 1fr); /* a long name in a list must not widen a phone's column */
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
  min-width: 0;
}
.explorable .choice select {
  min-width: 0;
  max-width: 100%;
  text-overflow: ellipsis;
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

/* what can be dragged */
.explorable .handle {
  cursor: grab;
}
.explorable .handle:active {
  cursor: grabbing;
}
.explorable .hold {
  fill: transparent;
  stroke: none;
}
.explorable .handle:focus {
  outline: none;
}
.explorable .handle:focus-visible .hold {
  stroke: var(--motion);
  stroke-width: 3px;
}

/* gradient */
.lab-gradient {
  grid-template: "prediction" "data" "surface" "controls" "reading" "tasks" / minmax(0, 1fr);
}
.lab-gradient > .controls {
  grid-template-columns: 1fr 1fr;
}
.lab-gradient .buttons {
  grid-column: 1 / -1;
}
@container (min-width: 440px) {
  .lab-gradient {
    grid-template:
      "prediction prediction" "data surface" "controls controls" "reading reading" "tasks tasks" / minmax(0, 1fr)
      minmax(0, 1fr);
  }
}
@container (min-width: 600px) {
  .lab-gradient {
    grid-template:
      "prediction prediction" "data surface" "controls surface" 1fr "reading reading" "tasks tasks" / minmax(0, 1fr)
      minmax(0, 1fr);
  }
}
.explorable .arrow {
  fill: none;
  stroke: var(--motion);
  stroke-width: 1.5px;
  stroke-linecap: round;
}
.explorable .arrow.hardest {
  stroke-width: 3px;
}
.lab-gradient > .reading {
  min-height: 10.5em; /* the longest sentence: what stands below stays where it is */
}
@container (min-width: 440px) {
  .lab-gradient > .reading {
    min-height: 9em;
  }
}
@container (min-width: 600px) {
  .lab-gradient > .reading {
    min-height: 4.5em;
  }
}

/* sigmoid, loss */
.lab-sigmoid {
  grid-template: "prediction" "curve" "controls" "reading" "straight" "tasks" / minmax(0, 1fr);
}
.lab-loss {
  grid-template: "prediction" "surprise" "controls" "reading" "shares" "tasks" / minmax(0, 1fr);
}
@container (min-width: 600px) {
  .lab-sigmoid {
    grid-template:
      "prediction prediction" "curve straight" "curve controls" "reading reading" "tasks tasks" / minmax(0, 11fr)
      minmax(0, 9fr);
  }
  .lab-loss {
    grid-template:
      "prediction prediction" "surprise shares" "surprise controls" "reading reading" "tasks tasks" / minmax(0, 11fr)
      minmax(0, 9fr);
  }
}
.explorable .guide {
  fill: none;
  stroke: var(--muted);
  stroke-width: 0.75px;
}
.explorable .tangent {
  stroke: var(--motion);
  stroke-width: 2px;
  stroke-dasharray: 6 4;
}
.explorable .mirror {
  fill: var(--ground);
  stroke: var(--muted);
  stroke-width: 1.5px;
}
.explorable .surprise {
  fill: none;
  stroke-width: 1.5px;
}
.explorable .surprise.class-0 {
  stroke: var(--class-0);
  stroke-dasharray: 5 4;
}
.explorable .surprise.class-1 {
  stroke: var(--class-1);
}
.explorable .ring {
  fill: none;
  stroke: var(--muted);
  stroke-width: 1px;
}
.explorable .bars .axis + .axis {
  display: none;
}
.explorable .part {
  stroke: var(--ground);
  stroke-width: 1px;
}
.explorable .part.class-0 {
  fill: var(--class-0);
}
.explorable .part.class-1 {
  fill: var(--class-1);
}
.explorable .part.chosen {
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .inside {
  fill: var(--ground);
  font-size: 12px;
  pointer-events: none;
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
@container (max-width: 439px) {
  .quiz .lines li {
    flex-wrap: wrap;
    margin-bottom: 12px;
  }
  .quiz .lines code {
    flex: 0 0 100%;
    order: -1;
    font-size: 14px;
  }
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
`;var _i=`/* Colour: six tokens, each with one meaning, the same on page, figure and explorable. */
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
`;function Ai(t,e){let n=V({title:"Loss and accuracy against iteration",x:"iteration",y:"",ratio:.52,onresize:e}),r=W("past"),o=_("rect",{x:0,y:0}),i=_("path",{class:"best"}),a=_("path",{class:"accuracy"}),l=_("path",{class:"loss ahead"}),c=_("path",{class:"loss","clip-path":`url(#${r})`}),s=_("path",{class:"rival"}),f=_("text",{class:"label quiet"}),u=_("circle",{class:"now",r:5}),h=["loss","accuracy","best possible"].map(x=>_("text",{class:x==="loss"?"label":"label quiet","text-anchor":"end"},x));n.back.append(_("clipPath",{id:r},o),i,a,s,l,c),n.front.append(f,u,...h),n.x.domain([0,t]);let d=[];function p({data:x,run:g,other:b}){let{x:v,y:w}=n,y=g.loss.subarray(0,g.done),k=Float64Array.from(g.right.subarray(0,g.done),R=>R/x.n),$=b?b.run.loss.subarray(0,b.run.done):new Float64Array;w.domain([0,[...y,...$].reduce((R,z)=>Math.max(R,z),1)]).nice(),n.axes();let E=ot((R,z)=>v(z),R=>w(Number(R))),N=E(y)||"";C(l,{d:N}),C(c,{d:N}),C(a,{d:E(k)||""}),C(s,{d:E($)||""}),f.textContent=b?`rate ${lt(b.lr)}`:"",C(f,{x:v(t/8),y:$.length?w($[Math.floor($.length/8)])-6:0}),C(i,{d:`M${v(0)},${w(x.best_loss??0)}H${v(t)}`});let M=v(t)-4,L=w(k[g.done-1]),[q,A]=[w(y[g.done-1]),w(x.best_loss??0)],O=w.domain()[1]>2;for(let R of[a,h[1]])C(R,{visibility:O?"hidden":"visible"});C(h[0],{x:M,y:Math.max(Math.min(q,A)-7,L+26)}),C(h[1],{x:M,y:L+14}),C(h[2],{x:M,y:A+14,visibility:x.best_loss&&!O?"visible":"hidden"})}function m(x){let g=[x.run,x.run.done,x.other?.run,x.other?.run.done,n.width];g.some((v,w)=>v!==d[w])&&p(x),d=g;let b=n.x(x.t);C(o,{width:b,height:n.height}),C(u,{cx:b,cy:n.y(x.run.loss[x.t])})}return{node:n.node,fit:n.fit,draw:m,remove:n.remove}}var wl=16,yl=100;function Si(t,{active:e,points:n,label:r,change:o}){let i=_("path",{class:"cross",d:"M-10 0H-3M10 0H3M0-10V-3M0 10V3"}),a=S("span",{role:"status"}),l="Click to put a point, drag to move it, double-click to take it away. By keyboard: arrows, Enter, Delete.",c=S("span",{hidden:!0},`${l} `,a);t.front.append(i);let s=[0,0],f=-1;function u(){let w=n().map(([k,$])=>Math.hypot(t.x(k)-t.x(s[0]),t.y($)-t.y(s[1]))),y=Math.min(...w);return y<=wl?w.indexOf(y):-1}function h(){return n().length>=yl?-1:(o([...n(),[s[0],s[1],r()]]),n().length-1)}function d(w){f=-1,w>=0&&n().length>2&&o(n().filter((y,k)=>k!==w))}function p(w){let y=(k,[$,E])=>Number(Math.min(E,Math.max($,k)).toFixed(2));s=[y(w[0],t.x.domain()),y(w[1],t.y.domain())],f>=0&&o(n().map((k,$)=>$===f?[s[0],s[1],k[2]]:k))}function m(){let w=u(),y=w<0?"no point here":`${f>=0?"holding a":"a"} point of class ${n()[w][2]}`;a.textContent=`At ${T(s[0],1)}, ${T(s[1],1)}: ${y}.`,v()}function x({clientX:w,clientY:y}){let k=t.node.getBoundingClientRect(),$=t.width/k.width;return[t.x.invert((w-k.left)*$),t.y.invert((y-k.top)*$)]}let b=Object.entries({pointerdown(w){p(x(w)),f=u(),f<0&&(f=h()),t.node.setPointerCapture(w.pointerId),m()},pointermove(w){f<0||!t.node.hasPointerCapture(w.pointerId)||(p(x(w)),v())},pointerup(){f=-1,m()},dblclick(w){p(x(w)),d(u()),m()},keydown(w){let y=w.shiftKey?1:.1,k={ArrowLeft:[-y,0],ArrowRight:[y,0],ArrowUp:[0,y],ArrowDown:[0,-y]}[w.key];if(k)p([s[0]+k[0],s[1]+k[1]]);else if(w.key==="Enter"||w.key===" ")f=f>=0?-1:u()>=0?u():(h(),-1);else if(w.key==="Delete"||w.key==="Backspace")d(u());else return;w.preventDefault(),m()}}).map(([w,y])=>[w,k=>e()&&y(k)]);for(let[w,y]of b)t.node.addEventListener(w,y);function v(){let w=e();c.hidden=!w,C(i,{visibility:w?"visible":"hidden",transform:`translate(${t.x(s[0])||0},${t.y(s[1])||0})`}),t.node.classList.toggle("editable",w),w?C(t.node,{role:"application",tabindex:0,"aria-label":`Your own points. ${l}`}):(C(t.node,{role:"img","aria-label":"Data, probability and boundary"}),t.node.removeAttribute("tabindex"))}return{caption:c,draw:v,remove:()=>b.forEach(([w,y])=>t.node.removeEventListener(w,y))}}function Ni(t){let e=V({title:"Path of the weights over the loss",x:"w₁",y:"w₂",ratio:.66,onresize:t}),n=Fe(e,t),r=_("path",{class:"rival"}),o=[.25,.5,.75,1].map(p=>_("path",{class:"path",opacity:p})),i=_("path",{class:"best-mark",d:"M-5-5L5 5M-5 5L5-5"}),a=_("text",{class:"label quiet"},"best possible"),l=_("circle",{class:"now",r:5});e.back.append(n.node,r,...o,i,a,l);let c=[];function s({data:p,run:m,other:x}){for(let[y,k]of[[0,e.x],[1,e.y]]){let[$,E]=[0,0];for(let{path:M,done:L}of x?[m,x.run]:[m])for(let q=0;q<L;q++)$=Math.min($,M[3*q+y]),E=Math.max(E,M[3*q+y]);p.best_theta&&($=Math.min($,p.best_theta[y]),E=Math.max(E,p.best_theta[y]));let N=.12*(E-$)+.2;k.domain([$-N,E+N]).nice()}e.axes();let g=p.best_theta;for(let y of[i,a])y.setAttribute("visibility",g?"visible":"hidden");if(!g)return;let[b,v]=[e.x(g[0]),e.y(g[1])];C(i,{transform:`translate(${b},${v})`});let w=b>e.width/2;C(a,{x:b+(w?-9:9),y:v-7,"text-anchor":w?"end":"start"})}function f({data:p,theta:m}){let x=m[2],g=new Float64Array([0,0,x]);n.draw({of:p,at:x,lowest:p.best_loss??0,height(b,v){return g[0]=b,g[1]=v,ut(g,p)}})}function u(p){let{run:m,t:x,theta:g,other:b}=p,v=[m,m.done,b?.run,b?.run.done,e.width];v.some(($,E)=>$!==c[E])&&s(p),c=v,f(p);let w=($,{path:E}=m)=>`${e.x(E[3*$]).toFixed(1)},${e.y(E[3*$+1]).toFixed(1)}`,y=b?Math.min(x,b.run.done-1):-1,k=Array.from({length:y+1},($,E)=>w(E,b?.run));C(r,{d:k.length?`M${k.join("L")}`:""}),o.forEach(($,E)=>{let[N,M]=[E,E+1].map(q=>Math.round(x*q/o.length)),L=Array.from({length:M-N+1},(q,A)=>w(N+A));C($,{d:`M${L.join("L")}`})}),C(l,{cx:e.x(g[0]),cy:e.y(g[1])})}let h=()=>{n.remove(),e.remove()};return{node:e.node,fit:e.fit,draw:u,remove:h,caption:"Contours: the loss over (w₁, w₂) at the current b. They move as b moves."}}var On=[-3,-2,-1,0,1].flatMap(t=>[1,1.2,1.5,2,2.5,3,4,5,6,8].map(e=>+`${e}e${t}`)).filter(t=>t<=30),Ei=[1e-6,1e6],_t=120;function Ci(t){let{model:e}=t,n=e.get("max_iter"),r=e.get("points"),o=e.get("size")==="full",i=Object.fromEntries(Object.entries(e.get("datasets")).map(([A,O])=>[A,$l(O)])),a=()=>{i.own=Ml(e.get("points"))};o&&a();let l=i[e.get("data")],c=St(e.get("start"),l,{lr:e.get("lr"),numIter:n}),s,f=1,u=!1,h=new Map,d=D("Play",()=>u?N():E()),p=D("Step",()=>v.change({num_iter:Math.min(e.get("num_iter")+1,n)})),m=D("Compare",()=>v.change({compare:s?0:e.get("lr")})),x=mt({label:"data",options:Object.entries(i).map(([A,{title:O}])=>[A,O]),value:()=>e.get("data"),onchange:A=>v.change({data:A,start:[0,0,0]})}),g=mt({label:"new points",options:[["1","class 1 (triangle)"],["0","class 0 (circle)"]],value:()=>String(f),onchange:A=>{f=Number(A)}}),b={node:g.node,sync(){g.sync(),g.node.hidden=e.get("data")!=="own"}},v=at(t,{title:"Training lab",layout:o?"lab-full":"lab-small",traits:{lr:j.number(...Ei),num_iter:j.whole(0,n),data:j.oneOf(Object.keys(i)),...o&&{compare:A=>A==="0"?0:j.number(...Ei)(A)}},views:A=>({data:o?w(Jt(A)):Jt(A),loss:Ai(n,A),...o&&{path:Ni(A)}}),controls:A=>[G({label:"learning rate",min:0,max:On.length-1,value:()=>vl(e.get("lr")),words:()=>lt(e.get("lr")),oninput:O=>A({lr:On[O]})}),G({label:"iterations",min:0,max:n,value:()=>e.get("num_iter"),oninput:O=>A({num_iter:O})})],buttons:o?[d,p,m]:[d,p],choices:o?[x,b]:[],now(){let A=e.get("num_iter");return c.done<=A?null:{data:l,run:c,t:A,theta:c.path.subarray(3*A,3*A+3),other:s}},say:({data:A,run:O,t:R,other:z})=>[`After ${R} step${R===1?"":"s"} at rate ${lt(e.get("lr"))} the loss is `,{value:T(O.loss[R])},`${kl(A)}; `,{value:String(O.right[R])},` of ${A.n} points are on the right side.`,...z&&z.run.done>R?[` At rate ${lt(z.lr)} it would be `,{value:T(z.run.loss[R])},` (${z.run.right[R]}).`]:[]],moving:()=>u,questions:o?M():void 0,tasks:o?L():void 0,before:N,onreset(){e.set("start",[0,0,0]),o&&e.set("points",r),h.clear()}});function w(A){let O=Si(A.frame,{active:()=>e.get("data")==="own",points:()=>e.get("points"),label:()=>f,change:R=>v.change({points:R})});return{...A,caption:O.caption,draw(R){A.draw(R),O.draw()},remove(){O.remove(),A.remove()}}}let y=re();function k(){o&&a(),l=i[e.get("data")]||l,c=St(e.get("start"),l,{lr:e.get("lr"),numIter:n});let A=e.get("compare");A?(!s||s.lr!==A||s.of!==l||s.from!==e.get("start"))&&(s={lr:A,of:l,from:e.get("start"),run:St(e.get("start"),l,{lr:A,numIter:n})}):s=void 0,m.textContent=s?"End comparison":"Compare",y(()=>{let O=c.advance(20)&&(!s||s.run.advance(20));return v.redraw(),O})}let $=0;function E(){if(e.get("num_iter")>=n&&v.set({num_iter:0}),Fn())return v.set({num_iter:n});u=!0,d.textContent="Pause";let A=0,O=()=>{if($=requestAnimationFrame(O),++A%2)return;let R=e.get("num_iter");v.set({num_iter:Math.min(R+Math.ceil((R+1)/50),n)}),R>=n&&N()};O()}function N(){cancelAnimationFrame($),u&&(u=!1,d.textContent="Play",v.redraw())}function M(){let A=[{key:"faster",text:"fall faster"},{key:"bounce",text:"bounce"},{key:"large",text:"stay large"}];return[.03,1].map(O=>({ask:`The learning rate is ${lt(O)}. With ten times as much, the loss over ${_t} steps will …`,answers:A,show(){N(),v.set({data:"blobs",start:[0,0,0],lr:10*O,num_iter:_t});let[R,z]=[O,10*O].map(X=>Be([0,0,0],i.blobs,{lr:X,numIter:_t}).loss),Y=z.filter((X,At)=>At>0&&X>z[At-1]+1e-9).length,F=z[_t]>=z[0]?"large":Y?"bounce":"faster",U=`After ${_t} steps the loss is ${T(z[_t])} at rate ${lt(10*O)}, against ${T(R[_t])} at rate ${lt(O)}`;return{truth:F,because:`${U}${Y?`; it rose ${Y} times on the way`:""}.`}}}))}function L(){return[{text:"Bring the loss within 0.01 of the best possible in under 200 steps.",holds:({run:A,t:O,data:R})=>!!R.best_loss&&O<200&&A.loss[O]-R.best_loss<=.01},{text:"Make the loss rise at least once.",holds:({run:A,t:O})=>A.loss.subarray(1,O+1).some((R,z)=>R>A.loss[z]+1e-9)},{text:"On the first program’s data: visit two moments with the same accuracy, to a per cent, one with half the other’s loss.",holds({run:A,t:O,data:R}){if(e.get("data")!=="first program")return!1;let z=Math.round(100*A.right[O]/R.n),[Y,F]=h.get(z)||[1/0,0],U=[Math.min(Y,A.loss[O]),Math.max(F,A.loss[O])];return h.set(z,U),U[0]<=U[1]/2}}]}let q=["change:lr","change:data","change:start","change:compare","change:points"];for(let A of q)e.on(A,k);return k(),()=>{N(),y.cancel();for(let A of q)e.off(A,k);v.remove()}}function vl(t){let e=On.map(n=>Math.abs(Math.log(n/t)));return e.indexOf(Math.min(...e))}function kl({best_loss:t}){return t===null?"":t>0?` (best possible ${T(t)})`:" (no smallest one: it can go on falling)"}function Ml(t){let e=Float64Array.from(t.flatMap(([r,o])=>[r,o])),n=Float64Array.from(t,([,,r])=>r);return{title:"your own points",X:e,y:n,n:n.length,d:2,best_loss:null,best_theta:null,domain:[-4,4]}}function $l(t){let{X:e,y:n,...r}=t;return{...r,X:Float64Array.from(e),y:Float64Array.from(n),n:n.length,d:2}}var Li={boundary:Yo,explain:oi,gradient:ni,loss:gi,quiz:ui,sigmoid:ki,"training-lab":Ci};function Oi(){let t="explorables-style";if(document.getElementById(t))return;let e=document.createElement("style");e.id=t,e.textContent=_i+$i,document.head.append(e)}function qi(t){!t.ctrlKey&&!t.metaKey&&!t.altKey&&t.stopPropagation()}function _l(t){return Oi(),{render:({model:e,el:n})=>{n.classList.add("explorable"),n.dataset.explorable=t,n.addEventListener("keydown",qi);let r=Li[t]({model:e,el:n});return()=>{n.removeEventListener("keydown",qi),r()}}}}if(document.currentScript){let t=()=>{Oi(),ii(Li)};document.readyState==="loading"?document.addEventListener("DOMContentLoaded",t):t()}return Ii(Al);})();
